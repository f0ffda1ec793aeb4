-- dialect: sqlite
-- target: sqlite

-- name: part_name :many
-- expect: a int64 null
-- params:
-- cardinality: many
SELECT a FROM t UNION SELECT b FROM t ORDER BY b;

-- name: part_alias :many
-- expect: x int64 null
-- params:
-- cardinality: many
SELECT a AS x FROM t UNION SELECT b AS y FROM t ORDER BY y DESC;

-- name: part_qualified :many
-- expect: a int64 null
-- params:
-- cardinality: many
SELECT a FROM t UNION SELECT b FROM t ORDER BY t.a;

-- name: part_expression :many
-- expect: LOWER(c) text null
-- params:
-- cardinality: many
SELECT LOWER(c) FROM t UNION SELECT w FROM u ORDER BY lower(c) COLLATE NOCASE;

-- name: part_second :many
-- expect: a int64 null
-- params:
-- cardinality: many
SELECT a FROM t UNION SELECT b + 1 FROM t ORDER BY b + 1;

-- name: part_none :many
-- expect-error: E0203 36:48
SELECT a FROM t UNION SELECT b FROM t ORDER BY id;

-- name: part_computed :many
-- expect-error: E0212 40:48
SELECT a FROM t UNION SELECT b FROM t ORDER BY a + 1;

-- name: row_between :many
-- expect: id int64 notnull
-- params: a int64 notnull, b int64 notnull
-- cardinality: many
SELECT id FROM t WHERE (a, b) BETWEEN (1, 2) AND (:a, :b);

-- name: row_between_width :many
-- expect-error: E0209 50:24
SELECT id FROM t WHERE (a, b) BETWEEN (1, 2) AND (3, 4, 5);

-- name: row_case :many
-- expect: k text null
-- params:
-- cardinality: many
SELECT CASE (a, b) WHEN (1, 2) THEN 'x' WHEN (20, 5) THEN 'y' END AS k FROM t;

-- name: with_later :many
-- expect: m int64 notnull
-- params:
-- cardinality: many
WITH d AS (SELECT n + 1 AS m FROM c), c AS (SELECT 1 AS n) SELECT m FROM d;

-- name: with_circle :many
-- expect-error: E0201 66:50
WITH d AS (SELECT n FROM c), c AS (SELECT n FROM d) SELECT n FROM d;
