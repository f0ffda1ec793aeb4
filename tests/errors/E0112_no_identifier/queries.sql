-- name: event-ids :many
SELECT id FROM events;
