-- name: object :many
-- expect-error: E0205 3:8
SELECT JSON_OBJECT('a', 1, 'b') FROM t;

-- name: set_one :many
-- expect-error: E0205 7:12
SELECT id, JSON_SET(j, '$.a', 1, '$.b') FROM t;

-- name: append :many
-- expect-error: E0205 11:24
SELECT id FROM t WHERE JSON_ARRAY_APPEND(j, '$', 1, 2) IS NULL;

-- name: pairs :many
-- expect: a json notnull, b json notnull, c json null
-- params: id int32 notnull
-- cardinality: many
SELECT JSON_OBJECT() AS a, JSON_OBJECT('a', id, 'b', j) AS b, JSON_REPLACE(j, '$.a', 1, '$.b', 'x') AS c FROM t WHERE id > :id;
