-- name: f :exactly_one
DELETE FROM events WHERE id = :id;
