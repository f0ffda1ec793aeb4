-- name: totals :many
-- schemac: column total int32
SELECT total FROM orders;
