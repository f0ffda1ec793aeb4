-- name: event_by_id :one
SELECT id FROM events LIMIT 1;
