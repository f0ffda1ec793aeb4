-- name: inner :many
-- expect: name text null, note text null, total decimal notnull
-- params:
-- cardinality: many
SELECT c.name, o.note, o.total FROM customers c JOIN orders o ON o.customer_id = c.id;

-- name: left_join :many
-- expect: email text notnull, order_id uint64 null, total decimal null, note text null, t decimal null
-- params:
-- cardinality: many
SELECT c.email, o.id AS order_id, o.total, o.note, o.total + 1 AS t FROM customers c LEFT JOIN orders o ON o.customer_id = c.id;

-- name: right_join :many
-- expect: email text null, order_id uint64 notnull
-- params:
-- cardinality: many
SELECT c.email, o.id AS order_id FROM customers c RIGHT JOIN orders o ON o.customer_id = c.id;

-- name: left_of_left :many
-- expect: id int32 notnull, order_id uint64 null, qty uint32 null
-- params:
-- cardinality: many
SELECT c.id, o.id AS order_id, l.qty FROM customers c LEFT JOIN orders o ON o.customer_id = c.id LEFT JOIN order_lines l ON l.order_id = o.id;

-- name: inner_in_left :many
-- expect: id int32 notnull, total decimal null, qty uint32 null
-- params:
-- cardinality: many
SELECT c.id, o.total, l.qty FROM customers c LEFT JOIN (orders o JOIN order_lines l ON l.order_id = o.id) ON o.customer_id = c.id;

-- name: left_then_inner :many
-- expect: id int32 notnull, total decimal notnull, note text null, qty uint32 notnull
-- params:
-- cardinality: many
SELECT c.id, o.total, o.note, l.qty FROM customers c LEFT JOIN orders o ON o.customer_id = c.id JOIN order_lines l ON l.order_id = o.id;

-- name: self_join :many
-- expect: email text notnull, referrer text null
-- params:
-- cardinality: many
SELECT a.email, b.email AS referrer FROM customers a LEFT JOIN customers b ON b.id = a.referrer_id;

-- name: comma :many
-- expect: name text null, status enum null
-- params:
-- cardinality: many
SELECT c.name, o.status FROM customers c, orders o WHERE o.customer_id = c.id;

-- name: proved_partner :many
-- expect: id uint64 notnull, total decimal notnull, note text null, discount decimal null
-- params:
-- cardinality: many
SELECT o.id, o.total, o.note, o.discount FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.total > 5;

-- name: proved_by_nullable_column :many
-- expect: id uint64 notnull, note text notnull, discount decimal null
-- params:
-- cardinality: many
SELECT o.id, o.note, o.discount FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.note IS NOT NULL;

-- name: missing_partner :many
-- expect: email text notnull, order_id uint64 null
-- params:
-- cardinality: many
SELECT c.email, o.id AS order_id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL;

-- name: proved_through :many
-- expect: total decimal notnull, qty uint32 notnull
-- params:
-- cardinality: many
SELECT o.total, l.qty FROM customers c LEFT JOIN orders o ON o.customer_id = c.id LEFT JOIN order_lines l ON l.order_id = o.id WHERE l.qty > 0;

-- name: condition_in_on :many
-- expect: referrer_id int32 null, discount decimal null
-- params:
-- cardinality: many
SELECT c.referrer_id, o.discount FROM customers c LEFT JOIN orders o ON o.customer_id = c.referrer_id AND o.discount > 0;

-- name: condition_in_inner_on :many
-- expect: referrer_id int32 notnull, discount decimal notnull
-- params:
-- cardinality: many
SELECT c.referrer_id, o.discount FROM customers c JOIN orders o ON o.customer_id = c.referrer_id AND o.discount > 0;

-- name: or_keeps_null :many
-- expect: total decimal null
-- params:
-- cardinality: many
SELECT o.total FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.total > 5 OR c.name IS NULL;

-- name: or_of_both :many
-- expect: total decimal notnull, note text null
-- params:
-- cardinality: many
SELECT o.total, o.note FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.total > 5 OR o.note LIKE 'x%';

-- name: using_column :many
-- expect: id int32 notnull, note text null
-- params:
-- cardinality: many
SELECT id, note FROM customers LEFT JOIN orders USING (id);

-- name: natural :many
-- expect: id int32 notnull, email text notnull
-- params:
-- cardinality: many
SELECT id, email FROM customers NATURAL JOIN orders;
