-- name: from_missing
SELECT id author WHERE id = 1;
