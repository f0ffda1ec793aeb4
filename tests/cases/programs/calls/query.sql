-- engines: mariadb mysql dolt (SQLite has no procedures)
-- name: set_one :exec
-- engines: mariadb mysql (Dolt's UPDATE in a procedure does not see the parameters)
-- expect:
-- params: k int32 null, new_price decimal null
-- cardinality: none
CALL set_price(?, ?);

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
-- engines: mariadb mysql (Dolt's parser has no :=)
-- expect: id int32 notnull, n any null
-- expect-warning: W0102 39:15
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
-- expect-error: E0231 55:6
CALL set_prise(1, 2);

-- name: too_few :exec
-- expect-error: E0205 59:6
CALL set_price(1);

-- name: not_certain :many
-- expect-error: E0104 63:6
CALL maybe(1);

-- name: out_needs_variable :exec
-- expect-error: E0309 67:18
CALL price_range(1, @high);

-- name: no_such_setting :one
-- expect-error: E0232 71:8
SELECT @@sql_mod;

-- name: into_too_few :exec
-- engine-accepts: dolt: it counts when it runs
-- expect-error: E0209 76:17
SELECT id, name INTO @id FROM item;
