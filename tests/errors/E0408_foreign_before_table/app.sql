-- name: one
SELECT 1 AS n;
