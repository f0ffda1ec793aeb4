-- name: total :one
-- expect: n int64 notnull, notes int64 notnull, s decimal null, a decimal null, first date null, last timestamp null
-- params:
-- cardinality: one
SELECT COUNT(*) AS n, COUNT(note) AS notes, SUM(total) AS s, AVG(total) AS a, MIN(placed_on) AS first, MAX(shipped_at) AS last FROM orders;

-- name: integers :one
-- expect: s decimal null, a decimal null, lo uint32 null, hi uint16 null, value decimal null
-- params:
-- cardinality: one
SELECT SUM(qty) AS s, AVG(qty) AS a, MIN(qty) AS lo, MAX(line_no) AS hi, SUM(qty * price) AS value FROM order_lines;

-- name: doubles :one
-- expect: s double null, a double null, m double null
-- params:
-- cardinality: one
SELECT SUM(weight) AS s, AVG(weight) AS a, MAX(weight) AS m FROM orders;

-- name: groups :many
-- expect: customer_id int32 notnull, n int64 notnull, s decimal notnull, d decimal null, m text null, st enum null
-- params:
-- cardinality: many
SELECT customer_id, COUNT(*) AS n, SUM(total) AS s, SUM(discount) AS d, MIN(note) AS m, MAX(status) AS st FROM orders GROUP BY customer_id;

-- name: groups_where :many
-- expect: customer_id int32 notnull, d decimal notnull
-- params:
-- cardinality: many
SELECT customer_id, SUM(discount) AS d FROM orders WHERE discount IS NOT NULL GROUP BY customer_id;

-- name: groups_by_position :many
-- expect: status enum null, n int64 notnull
-- params:
-- cardinality: many
SELECT status, COUNT(*) AS n FROM orders GROUP BY 1;

-- name: groups_by_alias :many
-- expect: y int64 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT YEAR(placed_on) AS y, COUNT(*) AS n FROM orders GROUP BY y;

-- name: groups_by_expression :many
-- expect: big int64 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT total > 5 AS big, COUNT(*) AS n FROM orders GROUP BY total > 5;

-- name: having_alias :many
-- expect: customer_id int32 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT customer_id, COUNT(*) AS n FROM orders GROUP BY customer_id HAVING n > 1;

-- name: having_aggregate :many
-- expect: customer_id int32 notnull
-- params: p1 decimal notnull
-- cardinality: many
SELECT customer_id FROM orders GROUP BY customer_id HAVING SUM(total) > ?;

-- name: having_proves :many
-- expect: status enum notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT status, COUNT(*) AS n FROM orders GROUP BY status HAVING status IS NOT NULL;

-- name: having_without_group :one
-- expect: n int64 notnull
-- params:
-- cardinality: optional
SELECT COUNT(*) AS n FROM orders HAVING COUNT(*) > 3;

-- name: determined_by_key :many
-- expect-warning: W0102 79:14
-- expect-warning: W0102 79:23
-- expect: id int32 notnull, email text notnull, name text null, n int64 notnull, m decimal null
-- params:
-- cardinality: many
SELECT c.id, c.email, c.name, COUNT(o.id) AS n, MAX(o.total) AS m FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id;

-- name: determined_by_equality :many
-- expect-warning: W0102 87:8
-- expect-warning: W0102 87:14
-- expect: id int32 notnull, email text notnull, customer_id int32 notnull
-- params:
-- cardinality: many
SELECT c.id, c.email, o.customer_id FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY o.customer_id;

-- name: rollup :many
-- engines: mariadb mysql sqlite (Dolt's parser has no WITH ROLLUP)
-- expect: customer_id int32 null, n int64 notnull, s decimal null
-- params:
-- cardinality: many
SELECT customer_id, COUNT(*) AS n, SUM(total) AS s FROM orders GROUP BY customer_id WITH ROLLUP;

-- name: concat :many
-- expect: names text null
-- params:
-- cardinality: many
SELECT GROUP_CONCAT(product ORDER BY line_no SEPARATOR ', ') AS names FROM order_lines GROUP BY order_id;

-- name: distinct_count :one
-- expect: n int64 notnull, q decimal null
-- params:
-- cardinality: one
SELECT COUNT(DISTINCT status, note) AS n, SUM(DISTINCT qty) AS q FROM orders, order_lines;

-- name: expression_of :one
-- expect: a int64 notnull, b decimal null, c decimal notnull, d int64 null
-- params:
-- cardinality: one
SELECT COUNT(*) + 1 AS a, SUM(total) / COUNT(*) AS b, COALESCE(SUM(total), 0) AS c, MAX(total) > 5 AS d FROM orders;

-- name: order_by_aggregate :many
-- expect: customer_id int32 notnull
-- params:
-- cardinality: many
SELECT customer_id FROM orders GROUP BY customer_id ORDER BY COUNT(*) DESC, MAX(total);

-- name: bits :one
-- expect: a uint64 notnull, b uint64 notnull
-- params:
-- cardinality: one
SELECT BIT_OR(qty) AS a, BIT_AND(qty) AS b FROM order_lines;
