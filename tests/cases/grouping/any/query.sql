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
