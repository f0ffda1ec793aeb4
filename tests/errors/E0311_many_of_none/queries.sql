-- name: f :many
DELETE FROM events WHERE id = :id;
