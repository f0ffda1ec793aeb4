-- flavour: dolt
-- engines: dolt (its own functions)

-- name: any_value :many
-- expect: n int32 null, a text null, c int64 notnull
-- params:
-- cardinality: many
SELECT n, ANY_VALUE(s) AS a, COUNT(*) AS c FROM t GROUP BY n;

-- name: first_last :many
-- expect: a text null, b int32 null
-- params:
-- cardinality: many
SELECT FIRST(s) AS a, LAST(n) AS b FROM t;

-- name: vectors :many
-- expect: a double null, b double null, c double null, d text null, e double null
-- params:
-- cardinality: many
SELECT VEC_DISTANCE('[1,2]', '[1,3]') AS a, VEC_DISTANCE_COSINE('[1,2]', '[1,3]') AS b, VEC_DISTANCE_EUCLIDEAN('[1]', '[2]') AS c, VEC_TOTEXT(VEC_FROMTEXT('[1,2]')) AS d, DISTANCE('[1]', '[2]', 'EUCLIDEAN') AS e;

-- name: others :many
-- expect: a int64 null, d datetime null, u text null, v int64 null
-- params:
-- cardinality: many
SELECT IS_BINARY(b) AS a, DATETIME('2020-01-01') AS d, LAST_INSERT_UUID() AS u, VALIDATE_PASSWORD_STRENGTH('x') AS v FROM t;

-- name: not_in_dolt :many
-- expect-error: E0204 30:8
SELECT JSON_STORAGE_SIZE(j) FROM t;
