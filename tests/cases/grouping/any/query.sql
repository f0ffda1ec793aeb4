-- What MySQL takes and MariaDB does not is a warning.

-- name: determined :many
-- expect: w int32 null
-- expect-warning: W0102 6:8
SELECT w FROM a GROUP BY id;
-- name: not_determined :many
-- expect-error: E0208 9:8
SELECT w FROM a GROUP BY v;
-- name: one_row
-- expect: n int64 notnull
-- expect-warning: W0102 13:38
SELECT COUNT(*) AS n FROM a ORDER BY w;
-- name: by_a_cast :many
-- expect: d decimal null, n int64 notnull
SELECT CAST(w AS DECIMAL(9,2)) AS d, COUNT(*) AS n FROM a GROUP BY CAST(w AS DECIMAL(9,2));
-- name: by_another_cast :many
-- expect-error: E0208 19:13
SELECT CAST(w AS CHAR(9)) AS d FROM a GROUP BY CAST(w AS DECIMAL(9,2));
-- name: by_what_a_plus_is :many
-- expect: x int64 null
SELECT w + +1 AS x FROM a GROUP BY w + 1;
