-- engines: mariadb mysql dolt (only servers have these)

-- name: texts :many
-- expect: a text null, b text null, c int64 null, d blob null, e text null
-- params:
-- cardinality: many
SELECT EXPORT_SET(5, 'Y', 'N', ',', 4) AS a, MAKE_SET(5, s, 'y', 'z') AS b, COERCIBILITY(s) AS c, LOAD_FILE('/nosuch') AS d, GET_FORMAT(DATE, 'USA') AS e FROM t;

-- name: bytes :many
-- expect: a blob null, b blob null, c int64 null, d blob null
-- params:
-- cardinality: many
SELECT COMPRESS(s) AS a, UNCOMPRESS(COMPRESS(s)) AS b, UNCOMPRESSED_LENGTH(COMPRESS(s)) AS c, RANDOM_BYTES(4) AS d FROM t;

-- name: addresses :many
-- expect: a int64 null, b int64 null, c int64 null, d int64 null
-- params:
-- cardinality: many
SELECT IS_IPV4(s) AS a, IS_IPV6(s) AS b, IS_IPV4_COMPAT(b) AS c, IS_IPV4_MAPPED(b) AS d FROM t;

-- name: locks :many
-- expect: a int64 null, b int64 null
-- params:
-- cardinality: many
SELECT IS_FREE_LOCK('x') AS a, IS_USED_LOCK('x') AS b FROM t;

-- name: merged :many
-- expect: a json null
-- params:
-- cardinality: many
SELECT JSON_MERGE(j, '{"z": 1}') AS a FROM t;

-- name: named :many
-- expect: a any null
-- params:
-- cardinality: many
SELECT NAME_CONST('k', 1) AS a FROM t;

-- name: arcs :many
-- expect: a double null, b double null
-- params:
-- cardinality: many
SELECT ATAN2(n) AS a, ATAN2(n, 2) AS b FROM t;
