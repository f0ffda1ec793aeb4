-- name: scalar :many
-- expect: email text notnull, top decimal null
-- params:
-- cardinality: many
SELECT email, (SELECT MAX(total) FROM orders WHERE customer_id = customers.id) AS top FROM customers;

-- name: scalar_count :many
-- expect: email text notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT email, (SELECT COUNT(*) FROM orders WHERE customer_id = customers.id) AS n FROM customers;

-- name: scalar_by_key :many
-- expect: mail text null
-- params:
-- cardinality: many
SELECT (SELECT email FROM customers WHERE id = o.customer_id) AS mail FROM orders o;

-- name: exists_in_list :many
-- expect: has int64 notnull
-- params:
-- cardinality: many
SELECT EXISTS (SELECT 1 FROM orders WHERE customer_id = customers.id) AS has FROM customers;

-- name: not_exists :many
-- expect: email text notnull
-- params: total decimal notnull
-- cardinality: many
SELECT email FROM customers c WHERE NOT EXISTS (SELECT * FROM orders o WHERE o.customer_id = c.id AND o.total > ?);

-- name: in_nullable :many
-- expect: a int64 null, b int64 null, c int64 notnull
-- params:
-- cardinality: many
SELECT id IN (SELECT referrer_id FROM customers) AS a, referrer_id IN (SELECT id FROM customers) AS b, id IN (SELECT id FROM orders) AS c FROM customers;

-- name: derived :many
-- expect: mail text notnull, n int64 notnull, top decimal null
-- params: n int64 notnull
-- cardinality: many
SELECT d.mail, d.n, d.top FROM (SELECT c.email AS mail, COUNT(o.id) AS n, MAX(o.total) AS top FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.email) AS d WHERE d.n > ?;

-- name: derived_left :many
-- expect: id int32 notnull, k int64 null
-- params:
-- cardinality: many
SELECT c.id, d.k FROM customers c LEFT JOIN (SELECT customer_id, 1 AS k FROM orders) d ON d.customer_id = c.id;

-- name: derived_star :many
-- expect: id uint64 notnull, note text notnull
-- params:
-- cardinality: many
SELECT * FROM (SELECT id, note FROM orders WHERE note IS NOT NULL) AS d;

-- name: derived_enum :many
-- expect: tier enum notnull
-- params: tier enum notnull
-- cardinality: many
SELECT d.tier FROM (SELECT tier FROM customers) AS d WHERE d.tier = ?;

-- name: correlated_facts :many
-- expect: n text notnull
-- params:
-- cardinality: many
SELECT (SELECT o.note) AS n FROM orders o WHERE o.note IS NOT NULL;

-- name: comparison :many
-- expect: id uint64 notnull
-- params: email text notnull
-- cardinality: many
SELECT id FROM orders WHERE total > (SELECT AVG(total) FROM orders) AND customer_id = (SELECT id FROM customers WHERE email = ?);
