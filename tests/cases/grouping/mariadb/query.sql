-- flavour: mariadb
-- MariaDB knows the grouped columns alone, does not look at ORDER BY where there are groups, nor at the columns of a
-- derived table that it merges.

-- name: grouped :many
-- expect: v int32 null
SELECT v FROM a GROUP BY v;
-- name: determined :many
-- expect-error: E0208 10:8
SELECT w FROM a GROUP BY id;
-- name: ordered :many
-- expect: v int32 null
SELECT v FROM a GROUP BY v ORDER BY w;
-- name: one_row
-- expect-error: E0208 16:38
SELECT COUNT(*) AS n FROM a ORDER BY w;
-- name: merged :many
-- expect: w int32 null
SELECT w FROM (SELECT v, w FROM a) AS d GROUP BY v;
-- name: by_a_cast :many
-- expect: d decimal null, n int64 notnull
SELECT CAST(w AS DECIMAL(9,2)) AS d, COUNT(*) AS n FROM a GROUP BY CAST(w AS DECIMAL(9,2));
-- name: by_another_cast :many
-- expect-error: E0208 25:13
SELECT CAST(w AS CHAR(9)) AS d FROM a GROUP BY CAST(w AS DECIMAL(9,2));

-- MariaDB does not look at what the HAVING of a subquery takes from the groups around it.

-- name: having_of_a_subquery :many
-- expect: n int32 null, x int64 null
SELECT MAX(v) AS n, (SELECT 1 FROM b HAVING a.w > 1 LIMIT 1) AS x FROM a GROUP BY v;
-- name: having_within_having
-- expect-error: E0208 34:76
SELECT MAX(v) AS n FROM a GROUP BY v HAVING (SELECT 1 FROM b HAVING 1 AND (a.w > 1));
-- name: a_subquery_in_that_having
-- expect-error: E0208 37:73
SELECT MAX(v) AS n, (SELECT 1 FROM b HAVING (SELECT 1 FROM b AS c WHERE a.w > c.x) LIMIT 1) AS x FROM a GROUP BY v;

-- Each group is found but once among the results: an expression's is the first that is like it.

-- name: a_group_for_each_of_two :many
-- expect: x int64 notnull, y int64 notnull
SELECT v <=> w AS x, v <=> w AS y FROM a GROUP BY v <=> w, 2;
-- name: two_groups_for_one :many
-- expect-error: E0208 47:22
-- expect-error: E0208 47:28
SELECT v <=> w AS x, v <=> w AS y FROM a GROUP BY v <=> w, 1;
-- name: of_what_is_not_merged :many
-- expect-error: E0208 50:8
SELECT v, COUNT(*) AS n FROM (SELECT v, RAND() AS r FROM a) AS d;
-- name: of_a_table_of_nothing :many
-- expect-error: E0208 53:8
SELECT v, COUNT(*) AS n FROM (SELECT 1 AS v) AS d;
-- name: nullif_twice :many
-- expect-error: E0208 56:15
SELECT NULLIF(w, 1) AS x FROM a GROUP BY NULLIF(w, 1);
-- name: nullif_by_its_name :many
-- expect: x int32 null
SELECT NULLIF(w, 1) AS x FROM a GROUP BY x;
