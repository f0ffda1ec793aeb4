/* schemac: many */
-- name: event_ids
SELECT id FROM events;
