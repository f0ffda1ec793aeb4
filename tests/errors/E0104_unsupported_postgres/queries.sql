-- name: titles :many
SELECT array_agg(title) AS titles FROM tasks;
