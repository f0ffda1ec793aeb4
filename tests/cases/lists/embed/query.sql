-- dialect: mysql

-- A row that queries share has the table's own NULLs, whatever WHERE proves here.
-- name: pets :many
-- expect: id int32 notnull, owner int32 notnull, name text notnull, mood enum null, id int32 notnull, name text notnull, boss int32 null, next int64 notnull
-- params: boss int32 notnull
SELECT sqlc.embed(p), sqlc.embed(owner), p.id + 1 AS next FROM pet p JOIN owner ON owner.id = p.owner WHERE owner.boss = :boss;

-- name: one_pet :one
-- expect: id int32 notnull, owner int32 notnull, name text notnull, mood enum null
-- cardinality: optional
SELECT sqlc.embed(pet) FROM pet WHERE id = :id;

-- name: may_be_missing :many
-- expect-error: E0323 16:38
SELECT sqlc.embed(p), p.id AS again, sqlc.embed(o) FROM pet p LEFT JOIN owner o ON o.id = p.owner;
