-- name: event_ids :mnay
SELECT id FROM events;
