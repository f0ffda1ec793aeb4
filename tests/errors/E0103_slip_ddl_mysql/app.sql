-- name: f
SELECT id FROM author;
