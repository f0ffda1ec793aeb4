-- name: :many
SELECT id FROM events;
