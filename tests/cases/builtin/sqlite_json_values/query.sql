-- dialect: sqlite

-- name: set_value :exec
-- expect: 
-- params: v any notnull, w any notnull, id int64 notnull
-- cardinality: none
-- engines: none (a blob is no JSON value: SQLite says so when it runs)
UPDATE t SET j = json_set(j, '$.a', :v, '$.b', :w) WHERE id = :id;

-- name: object :many
-- expect: o text notnull, r text notnull, q text notnull
-- params: a any notnull, key text notnull, x any notnull, q any notnull
-- cardinality: many
-- engines: none (a blob is no JSON value: SQLite says so when it runs)
SELECT json_object('a', :a, :key, n) AS o, json_array(:x, n) AS r, json_quote(:q) AS q FROM t;

-- name: grouped :many
-- expect: a text notnull, o text notnull
-- params: x any notnull, y any notnull
-- cardinality: many
-- engines: none (a blob is no JSON value: SQLite says so when it runs)
SELECT json_group_array(:x) AS a, json_group_object(id, :y) AS o FROM t;

-- name: later :many
-- expect: value any null, id int64 notnull
-- params:
-- cardinality: many
SELECT e.value, t.id FROM json_each(t.j) e, t;

-- name: later_join :many
-- expect: id int64 notnull
-- params:
-- cardinality: many
SELECT t.id FROM json_each(u.j) e JOIN t ON t.id = e.value JOIN t AS u ON u.id = t.n;
