-- name: event_ids :mnay
SELECT id FROM events;

-- name: for_go :execresult
UPDATE events SET id = 2;

-- name: copied :copyfrom
INSERT INTO events VALUES (:id);

-- name: all_of :batchexec
DELETE FROM events WHERE id = :id;

-- name: each :batchone
SELECT id FROM events WHERE id = :id;

-- name: only_one :exactlyone
SELECT id FROM events WHERE id = :id;
