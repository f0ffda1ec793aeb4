-- flavour: mariadb
-- MariaDB looks for whole items among the groups, and once for each.

-- name: whole :many
-- expect: x int64 null, n int64 notnull
SELECT a + 1 AS x, COUNT(*) AS n FROM t GROUP BY a + 1 ORDER BY 2 * (a + 1);

-- name: part :many
-- expect-error: E0208 10:13
SELECT 2 * (a + 1) AS y FROM t GROUP BY a + 1;

-- name: again :many
-- expect-error: E0208 14:20
SELECT a + 1 AS x, a + 1 AS y FROM t GROUP BY a + 1;

-- name: again_by_its_alias :many
-- expect-error: E0208 18:8
SELECT a + 1 AS x, a + 1 AS y FROM t GROUP BY y;

-- name: twice :many
-- expect: x int64 null, y int64 null
SELECT a + 1 AS x, a + 1 AS y FROM t GROUP BY x, y;

-- name: in_window :many
-- expect: r decimal null
SELECT SUM(a + 1) OVER () AS r FROM t GROUP BY a + 1;

-- name: columns_again :many
-- expect: a int32 null, x int32 null
SELECT a, a AS x FROM t GROUP BY a;

-- name: written_twice :many
-- expect-error: E0208 35:8
-- expect-error: E0208 35:13
SELECT a OR b AS x FROM t GROUP BY a OR b;

-- name: by_the_name_of_it :many
-- expect: x int64 null
SELECT a OR b AS x FROM t GROUP BY x;

-- name: plus :many
-- expect: a int32 null, x int32 null
SELECT +a AS a, +a AS x FROM t GROUP BY +a;

-- name: having_determined :many
-- expect-error: E0208 47:83
SELECT MAX(a) AS m FROM t GROUP BY id HAVING EXISTS (SELECT 1 FROM u WHERE u.id = t.b);

-- name: having_selected :many
-- expect: b int32 null, m int32 null
SELECT b, MAX(a) AS m FROM t GROUP BY id, b HAVING EXISTS (SELECT 1 FROM u WHERE u.id = t.b);
