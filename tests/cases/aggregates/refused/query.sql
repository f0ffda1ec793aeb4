-- name: not_grouped :many
-- expect-error: E0208 3:21
SELECT customer_id, total FROM orders GROUP BY customer_id;

-- name: beside_aggregate :many
-- expect-error: E0208 7:8
SELECT id, COUNT(*) FROM orders;

-- name: in_where :many
-- expect-error: E0207 11:29
SELECT id FROM orders WHERE COUNT(*) > 1;

-- name: nested :many
-- expect-error: E0207 15:12
SELECT SUM(COUNT(*)) FROM orders;

-- name: alias_of_aggregate :many
-- expect-error: E0207 19:43 -- engine-accepts: dolt: it groups by the aggregate's alias
SELECT COUNT(*) AS n FROM orders GROUP BY n;

-- name: bad_position :many
-- expect-error: E0212 23:36 -- engine-accepts: dolt: it does not look at positions of GROUP BY
SELECT status FROM orders GROUP BY 2;

-- name: order_position :many
-- expect-error: E0212 27:36
SELECT status FROM orders ORDER BY 0;

-- name: nullable_unique_key :many
-- expect-error: E0208 31:14
SELECT name, email FROM customers GROUP BY name;

-- name: having_unseen :many
-- expect-error: E0208 35:60
SELECT customer_id FROM orders GROUP BY customer_id HAVING total > 1;

-- name: having_determined :many
-- expect-error: E0203 39:45
SELECT id FROM customers GROUP BY id HAVING email = 'x';

-- name: having_without_groups :many
-- expect-error: E0203 43:30
SELECT id FROM orders HAVING total > 1;
