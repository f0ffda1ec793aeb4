-- name: q :many
SELECT id FROM a WHERE id = 1;
