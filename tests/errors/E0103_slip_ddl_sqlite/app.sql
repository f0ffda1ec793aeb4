-- name: f
SELECT id FROM t;
