-- name: event_ids :mnay
SELECT id FROM events;

-- name: for_go :execresult
UPDATE events SET id = 2;

-- name: copied :copyfrom
INSERT INTO events VALUES (:id);
