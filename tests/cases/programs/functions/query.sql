-- engines: mariadb mysql (Dolt has no CREATE FUNCTION, SQLite neither)
-- name: priced :many
-- expect: id int32 notnull, gross decimal null, label text null
-- params: rate int32 null
-- cardinality: many
SELECT id, with_tax(price, :rate) AS gross, label_of(id) AS label FROM item WHERE nothing() = 0;

-- name: unknown :many
-- expect-error: E0204 10:8
SELECT with_tx(price, 1) AS g FROM item;

-- name: arity :many
-- engine-accepts: mariadb: it counts the arguments when it runs
-- expect-error: E0205 15:8
SELECT with_tax(price) AS g FROM item;
