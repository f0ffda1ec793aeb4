-- name: orders_of_customer :many
SELECT o.id, o.total_cents, o.placed_at
  FROM orders AS o
 WHERE o.customer_id = :customer_id
 ORDER BY o.placed_at;
