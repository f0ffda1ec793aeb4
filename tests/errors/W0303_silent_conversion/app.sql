-- name: f
SELECT id FROM author WHERE code = 5;
