-- name: rows
SELECT id FROM a;
