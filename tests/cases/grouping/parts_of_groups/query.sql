-- flavour: mysql
-- MySQL looks for whole items among the groups.

-- name: whole :many
-- expect: x int64 null, y int64 null
SELECT a + 1 AS x, +(a + 1) AS y FROM t GROUP BY a + 1 ORDER BY a + 1;

-- name: part :many
-- expect-error: E0208 10:13
SELECT 2 * (a + 1) AS y FROM t GROUP BY a + 1;

-- name: part_of_call :many
-- expect-error: E0208 14:21
SELECT LENGTH(UPPER(s)) AS n FROM t GROUP BY UPPER(s);

-- name: part_of_order :many
-- expect-error: E0208 18:55
SELECT a + 1 AS x FROM t GROUP BY a + 1 ORDER BY 2 * (a + 1);

-- name: part_of_subquery :many
-- expect-error: E0208 22:41
SELECT (SELECT u.id FROM u WHERE u.id = t.a + 1) AS y FROM t GROUP BY t.a + 1;

-- name: by_its_alias :many
-- expect: x int64 notnull
SELECT a + 1 AS x FROM t GROUP BY x HAVING x * 2 > 1 ORDER BY x * 2;

-- name: column_too :many
-- expect: y int64 null
SELECT 2 * (a + 1) AS y FROM t GROUP BY a, a + 1;

-- name: in_aggregate :many
-- expect: y int64 null, n int64 notnull
SELECT MAX(a + 1) + 1 AS y, COUNT(DISTINCT 2 * (a + 1)) AS n FROM t GROUP BY a + 1;

-- name: window :many
-- expect: r uint64 notnull, n decimal notnull
SELECT RANK() OVER (ORDER BY a + 1) AS r, SUM(COUNT(*)) OVER (PARTITION BY a + 1) AS n FROM t GROUP BY a + 1;

-- name: part_of_window :many
-- expect-error: E0208 42:12
SELECT SUM(a + 1) OVER () AS r FROM t GROUP BY a + 1;

-- name: grouped_twice :many
-- expect-error: E0202 46:65
SELECT t.a FROM t JOIN u ON u.id = t.b GROUP BY t.a, u.a HAVING u.a > 1;

-- name: grouped_twice_selected :many
-- expect: a int32 null, b int32 notnull
SELECT t.a, u.a AS b FROM t JOIN u ON u.id = t.b GROUP BY t.a, u.a HAVING u.a > 1;
