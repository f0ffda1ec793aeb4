-- flavour: mysql
-- engines: mysql (RETURNING is its own)

-- name: returned :many
-- expect: a text null, b int64 null, c decimal null, d json null, e date null, f double null
-- params:
-- cardinality: many
SELECT JSON_VALUE(j, '$.b') AS a, JSON_VALUE(j, '$.a[0]' RETURNING SIGNED) AS b, JSON_VALUE(j, '$.a[0]' RETURNING DECIMAL(4,2) DEFAULT 0 ON EMPTY NULL ON ERROR) AS c, JSON_VALUE(j, '$.a' RETURNING JSON) AS d, JSON_VALUE(j, '$.z' RETURNING DATE) AS e, JSON_VALUE(j, '$.a[0]' RETURNING DOUBLE) AS f FROM t;

-- name: arrows :many
-- expect: a json null, b text null, c json null
-- params:
-- cardinality: many
SELECT j -> '$.a' AS a, j ->> '$.b' AS b, t.j -> '$.a[last]' AS c FROM t WHERE j ->> '$.b' = 'x' ORDER BY j -> '$.a';

-- name: intervals :many
-- expect: a int64 null, b int64 null, c text null
-- params:
-- cardinality: many
SELECT INTERVAL(n, 1, 5, 9) AS a, TIMESTAMPDIFF(SQL_TSI_DAY, '2020-01-01', '2020-01-03') AS b, '2020-01-01' + INTERVAL 1 SQL_TSI_MONTH AS c FROM t;

-- name: no_path :many
-- expect-error: E0103 24:22
SELECT JSON_VALUE(j, 'a') AS a FROM t;

-- name: a_column_for_a_path :many
-- expect-error: E0103 28:22
SELECT JSON_VALUE(j, s) AS a FROM t;

-- name: no_key :many
-- expect-error: E0103 32:22
SELECT JSON_VALUE(j, '$.a..b') AS a FROM t;

-- name: no_end :many
-- expect-error: E0103 36:22
SELECT JSON_VALUE(j, '$.a[1') AS a FROM t;
