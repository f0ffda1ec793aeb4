-- name: ids :many
SELECT `id FROM events;
