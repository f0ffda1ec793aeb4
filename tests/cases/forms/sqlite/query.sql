-- dialect: sqlite

-- name: right_using_star :many
-- expect: id int64 notnull, a int64 null, b int64 null, c text null, t_id int64 notnull, a int64 null, w text null, y int64 notnull
-- params:
-- cardinality: many
SELECT * FROM t RIGHT JOIN u USING (id);

-- name: row_equals_query :many
-- expect: id int64 notnull
-- params: id int64 notnull
-- cardinality: many
SELECT id FROM t WHERE (a, b) = (SELECT a, y FROM u WHERE id = :id);

-- name: row_is :many
-- expect: same int64 notnull
-- params:
-- cardinality: many
SELECT (a, b) IS (20, NULL) AS same FROM t;

-- name: three_arms :many
-- expect: n int64 notnull
-- params:
-- cardinality: many
WITH r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 5 UNION ALL SELECT n + 2 FROM r WHERE n < 3) SELECT n FROM r;

-- name: in_with_table :many
-- expect: id int64 notnull
-- params:
-- cardinality: many
WITH few (x) AS (SELECT id FROM u) SELECT id FROM t WHERE id IN few;

-- name: not_in_with_table :many
-- expect-warning: W0311 38:48
-- expect: n int64 null
-- params:
-- cardinality: many
WITH few (x) AS (SELECT a FROM u) SELECT a NOT IN few AS n FROM t;

-- name: outer_aggregate :many
-- expect: s int64 null
-- params:
-- cardinality: many
SELECT (SELECT SUM(t.a) FROM u LIMIT 1) AS s FROM t;

-- name: set_several :exec
-- params: k int64 notnull, v text null, id int64 notnull
UPDATE p SET (k, v) = (:k, :v) WHERE id = :id;

-- name: set_from_query :many
-- expect: id int64 notnull, k int64 notnull, v text null
-- params:
-- cardinality: many
UPDATE p SET (k, v) = (SELECT a, c FROM t WHERE t.id = p.id) WHERE id IN (SELECT id FROM t) RETURNING id, k, v;

-- name: two_conflicts :exec
-- params: k int64 notnull, v text null
INSERT INTO p (k, v) VALUES (:k, :v) ON CONFLICT (k) DO UPDATE SET v = excluded.v ON CONFLICT (v) DO UPDATE SET k = excluded.k + p.k;

-- name: three_conflicts :exec
-- params: most int64 notnull
INSERT INTO p (k, v) VALUES (1, 'z') ON CONFLICT (k) DO NOTHING ON CONFLICT (v) DO UPDATE SET k = 3 WHERE p.k < :most ON CONFLICT DO NOTHING;

-- name: indexed_by :many
-- expect: id int64 notnull
-- params: a int64 notnull
-- cardinality: many
SELECT id FROM t INDEXED BY ka WHERE a = :a;

-- name: indexed_by_none :many
-- expect-error: E0224 72:29
SELECT id FROM t INDEXED BY kb WHERE a = 1;

-- name: uneven_set :exec
-- expect-error: E0209 76:23
UPDATE p SET (k, v) = (1, 'x', 3);

-- name: set_unknown :exec
-- expect-error: E0203 80:18
UPDATE p SET (k, w) = (1, 'x');

-- name: conflict_unknown :exec
-- expect-error: E0203 84:70
INSERT INTO p (k) VALUES (1) ON CONFLICT (k) DO NOTHING ON CONFLICT (w) DO NOTHING;

-- name: in_wide_table :many
-- expect-error: E0209 88:30
SELECT id FROM t WHERE id IN u;

-- name: in_no_table :many
-- expect-error: E0201 92:30
SELECT id FROM t WHERE id IN nope;

-- name: same_with :many
-- expect-error: E0206 96:28
WITH q AS (SELECT 1 AS n), q AS (SELECT 2 AS n) SELECT n FROM q;
