-- name: kind :many
SELECT kind FROM events;
