-- flavour: mariadb
-- name: swapped :one
-- expect: a int32 notnull, c text null, b date null
-- params: a int32 notnull
-- cardinality: optional
SELECT * FROM swapped WHERE a = ?;

-- name: changed :many
-- expect: b int64 notnull, a text null
SELECT * FROM changed;
