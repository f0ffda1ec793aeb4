-- engines: mariadb mysql dolt (SQLite has no procedures)
-- name: add_one :exec
-- expect:
-- params: new_id int32 null, new_name text null, new_price decimal null
-- cardinality: none
CALL add_item(?, ?, ?);

-- name: under :many
-- expect: id int32 notnull, name text notnull, price decimal notnull, loud text notnull
-- params: most decimal null
-- cardinality: many
CALL items_under(:most);

-- name: under_through :many
-- expect: id int32 notnull, name text notnull, price decimal notnull, loud text notnull
-- params:
-- cardinality: many
CALL through(12.5);

-- name: range_of_prices :exec
-- expect:
-- params:
-- cardinality: none
CALL price_range(@low, @high);

-- name: range_found :one
-- expect: @low any null, high any null
-- params:
-- cardinality: one
SELECT @low, @high AS high;

-- name: count_rows :many
-- expect: id int32 notnull, n any null
-- params:
-- cardinality: many
SELECT id, @n := @n + 1 AS n FROM item;

-- name: remember :exec
-- expect:
-- params: id int32 notnull
-- cardinality: none
SELECT name, price INTO @name, @price FROM item WHERE id = ?;

-- name: server :one
-- expect: @@session.sql_mode text null, zone text null
-- params:
-- cardinality: one
SELECT @@session.sql_mode, @@time_zone AS zone;

-- name: no_procedure :exec
-- expect-error: E0231 52:6
CALL add_itm(1, 'a', 2);

-- name: too_few :exec
-- expect-error: E0205 56:6
CALL add_item(1, 'a');

-- name: not_certain :many
-- expect-error: E0104 60:6
CALL maybe(1);

-- name: out_needs_variable :exec
-- expect-error: E0309 64:18
CALL price_range(1, @high);

-- name: no_such_setting :one
-- expect-error: E0232 68:8
SELECT @@sql_mod;

-- name: into_too_few :exec
-- expect-error: E0209 72:17
SELECT id, name INTO @id FROM item;
