-- name: plain :many
-- expect: id int32 notnull, b1 bit notnull, b8 bit notnull, b40 bit notnull
-- params: b8 bit notnull
-- cardinality: many
SELECT id, b1, b8, b40 FROM bits WHERE b8 > ?;

-- name: through_queries :many
-- expect: b8 bit null, n bit notnull
-- params:
-- cardinality: many
SELECT q.b8, q.b40 AS n FROM (SELECT b8, b40 FROM bits ORDER BY b1) AS q UNION ALL SELECT b8, b1 FROM bits;

-- name: as_numbers :one
-- expect: a uint64 null, b uint64 null, c uint64 null
-- params:
-- cardinality: one
SELECT MAX(b8 + 0) AS a, MAX(b8) + 0 AS b, MIN(COALESCE(b8, b1) + 0) | 1 AS c FROM bits;

-- name: largest :one
-- expect-error: E0501 21:8
SELECT MAX(b8) FROM bits;

-- name: either :many
-- expect-error: E0501 25:8
SELECT COALESCE(b8, b1) FROM bits;

-- name: sometimes :many
-- expect-error: E0501 29:12
SELECT id, CASE WHEN id > 1 THEN b40 END FROM bits;

-- name: inside :many
-- expect-error: E0501 33:25
SELECT q.m FROM (SELECT IF(id > 1, b8, b8) AS m FROM bits) AS q;

-- name: a_query :many
-- expect-error: E0501 37:12
SELECT id, (SELECT b.b8 FROM bits b WHERE b.id = bits.id) AS x FROM bits;

-- name: in_windows :many
-- expect: a bit null, b bit notnull, c bit notnull, d bit null
SELECT LAG(b1) OVER (ORDER BY id) AS a, FIRST_VALUE(b40) OVER (ORDER BY id) AS b, MAX(b1) OVER () AS c, MIN(b8) OVER () AS d FROM bits;
