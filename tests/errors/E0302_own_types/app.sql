-- name: exactly :many
SELECT id FROM orders WHERE total = :sum OR paid = :sum;

-- name: written :exec
UPDATE orders SET count = :n WHERE total = :n;
