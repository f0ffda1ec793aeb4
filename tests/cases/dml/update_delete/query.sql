-- name: set_all :exec
-- params: note text null
-- cardinality: none
UPDATE orders SET note = ?, discount = NULL, status = 'paid';

-- name: set_where :exec
-- params: total decimal notnull, discount decimal null, id uint64 notnull, status enum notnull
-- cardinality: none
UPDATE orders SET total = total + ?, discount = ? WHERE id = ? AND status = ?;

-- name: set_case :exec
-- params: note text null, id uint64 notnull
-- cardinality: none
UPDATE orders SET note = CASE WHEN express THEN ? ELSE note END WHERE id = ?;

-- name: with_join :exec
-- params: referrer_id int32 null, email text notnull
-- cardinality: none
UPDATE orders o JOIN customers c ON c.id = o.customer_id SET o.note = c.name, c.referrer_id = ? WHERE c.email = ?;

-- name: with_limit :exec
-- params:
-- cardinality: none
UPDATE orders SET express = TRUE ORDER BY placed_on LIMIT 10;

-- name: set_default :exec
-- params: id int32 notnull
-- cardinality: none
UPDATE customers SET tier = DEFAULT WHERE id = ?;

-- name: delete_where :exec
-- params: customer_id int32 notnull, placed_on date notnull
-- cardinality: none
DELETE FROM orders WHERE customer_id = ? AND placed_on < ?;

-- name: delete_all :exec
-- params:
-- cardinality: none
DELETE FROM order_lines;

-- name: delete_join :exec
-- params: country text notnull
-- cardinality: none
DELETE o FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.country = ?;

-- name: delete_in :exec
-- params: tier enum notnull
-- cardinality: none
DELETE FROM orders WHERE customer_id IN (SELECT id FROM customers WHERE tier = ?);

-- name: set_twice :exec
-- params: note text null, p2 text notnull, id uint64 notnull
-- cardinality: none
UPDATE orders SET note = ?, note = CONCAT(note, ?) WHERE id = ?;
