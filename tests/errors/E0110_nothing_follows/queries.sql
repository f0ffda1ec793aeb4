-- name: event_ids :many events
SELECT id FROM events;
