-- name: without_guests :many
-- schemac: column name not null, column nothing not null
SELECT e.id, g.name, NULL AS nothing FROM event AS e LEFT JOIN guest AS g ON g.event_id = e.id WHERE g.id IS NULL;

-- name: untitled :many
-- schemac: column title not null
SELECT id, title FROM event WHERE title IS NULL AND seats > 1;
