-- name: event_remove :exec
-- name: event_ids :many
SELECT id FROM events;
