-- name: titles :many
-- expect: id int32 notnull, name text notnull, year uint32 null
SELECT id, name, year FROM title;
