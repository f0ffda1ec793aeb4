-- engines: mariadb mysql dolt (JSON functions are not written for another engine)

-- name: set_value :exec
-- expect: 
-- params: v any notnull, w any notnull, id int32 notnull
-- cardinality: none
UPDATE t SET j = JSON_SET(j, '$.a', :v, '$.b', :w) WHERE id = :id;

-- name: object :many
-- expect: o json notnull, r json notnull
-- params: a any notnull, key text notnull, x any notnull, y any notnull
-- cardinality: many
SELECT JSON_OBJECT('a', :a, :key, n) AS o, JSON_ARRAY(:x, n, :y) AS r FROM t;

-- name: appended :many
-- expect: o json null, i json null, r json null
-- params: v any notnull, w any notnull, path text notnull
-- cardinality: many
SELECT JSON_ARRAY_APPEND(j, '$.a', :v) AS o, JSON_INSERT(j, '$.c', :w) AS i, JSON_REPLACE(j, :path, n) AS r FROM t WHERE id = 0;
