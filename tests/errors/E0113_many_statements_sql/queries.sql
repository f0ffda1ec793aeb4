-- name: event_remove :exec
DELETE FROM events WHERE id = :id;
SELECT id FROM events;
