-- name: totals :many
SELECT id, total FROM orders;
