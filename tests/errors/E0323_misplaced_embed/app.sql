-- name: missing :many
SELECT sqlc.embed(p), sqlc.embed(o) FROM pet p LEFT JOIN owner o ON o.id = p.owner;
-- name: derived :many
SELECT sqlc.embed(d) FROM (SELECT id FROM pet) d;
-- name: inside :many
SELECT * FROM (SELECT sqlc.embed(pet) FROM pet) d;
-- name: unioned :many
SELECT sqlc.embed(pet) FROM pet UNION ALL SELECT sqlc.embed(pet) FROM pet;
-- name: back :many
DELETE FROM pet WHERE id = :id RETURNING sqlc.embed(pet);
