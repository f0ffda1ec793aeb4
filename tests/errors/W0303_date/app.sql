-- name: f
SELECT id FROM author WHERE born > 20240101 OR role = 2;
