-- flavour: mysql
-- engines: mysql

-- name: distinct_by :many
-- expect: a int32 notnull
-- params:
-- cardinality: many
SELECT DISTINCT a FROM t ORDER BY a + 1;

-- name: distinct_subquery :many
-- expect: a int32 notnull
-- params:
-- cardinality: many
SELECT DISTINCT a FROM t ORDER BY (SELECT MAX(u.y) FROM u WHERE u.t_id = t.a);

-- name: distinct_other :many
-- expect-error: E0208 18:35
SELECT DISTINCT a FROM t ORDER BY b;

-- name: distinct_aggregate :many
-- expect-error: E0208 22:56
SELECT DISTINCT MAX(a) AS m FROM t GROUP BY b ORDER BY MAX(id);

-- name: distinct_groups :many
-- expect: b int32 null
-- params:
-- cardinality: many
SELECT DISTINCT b FROM t GROUP BY b ORDER BY COUNT(*);

-- name: recur_right :many
-- expect: n int64 notnull
-- params:
-- cardinality: many
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT r.n + 1 FROM r RIGHT JOIN t ON r.n = t.id WHERE r.n < 3) SELECT n FROM r;

-- name: recur_groups :many
-- expect-error: E0226 38:87
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 3 GROUP BY n) SELECT n FROM r;

-- name: recur_window :many
-- expect-error: E0226 42:57
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + ROW_NUMBER() OVER () FROM r WHERE n < 3) SELECT n FROM r;

-- name: recur_sorted :many
-- expect-error: E0226 46:87
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 3 ORDER BY n) SELECT n FROM r;

-- name: recur_subquery :many
-- expect-error: E0226 50:108
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT r.n + 1 FROM r WHERE r.n < 3 AND EXISTS (SELECT 1 FROM r r2)) SELECT n FROM r;

-- name: recur_except :many
-- expect-error: E0226 54:36
WITH RECURSIVE r AS (SELECT 1 AS n EXCEPT SELECT n + 1 FROM r WHERE n < 3) SELECT n FROM r;

-- name: recur_stops :many
-- expect-error: E0226 58:88
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 3 UNION ALL SELECT 5) SELECT n FROM r;
