-- name: union_of_same :many
-- expect: id int32 notnull, name text null
-- params:
-- cardinality: many
SELECT id, name FROM customers UNION SELECT id, email FROM customers;

-- name: union_types :many
-- expect: x decimal notnull
-- params:
-- cardinality: many
SELECT id AS x FROM customers UNION ALL SELECT id FROM orders;

-- name: union_decimal :many
-- expect: x decimal notnull
-- params:
-- cardinality: many
SELECT total AS x FROM orders UNION ALL SELECT qty FROM order_lines;

-- name: union_enum :many
-- expect: x enum notnull
-- params:
-- cardinality: many
SELECT tier AS x FROM customers UNION ALL SELECT tier FROM customers;

-- name: union_enums :many
-- expect: x text null
-- params:
-- cardinality: many
SELECT tier AS x FROM customers UNION ALL SELECT status FROM orders;

-- name: union_null :many
-- expect: x int32 null
-- params:
-- cardinality: many
SELECT NULL AS x UNION ALL SELECT id FROM customers;

-- name: union_parameter :many
-- expect: id int32 notnull
-- params: p1 int32 notnull
-- cardinality: many
SELECT id FROM customers UNION ALL SELECT ?;

-- name: union_ordered :many
-- expect: x decimal notnull
-- params:
-- cardinality: many
SELECT id AS x FROM customers UNION ALL SELECT id FROM orders ORDER BY x LIMIT 3;

-- name: with_query :many
-- expect: email text notnull, s decimal notnull
-- params: s decimal notnull
-- cardinality: many
WITH big AS (SELECT customer_id, SUM(total) AS s FROM orders GROUP BY customer_id) SELECT c.email, b.s FROM customers c JOIN big b ON b.customer_id = c.id WHERE b.s > ?;

-- name: with_names :many
-- expect: a int32 notnull, b text null
-- params:
-- cardinality: many
WITH t (a, b) AS (SELECT id, name FROM customers) SELECT a, b FROM t LEFT JOIN orders o ON o.customer_id = t.a;

-- name: with_twice :many
-- expect: id int32 notnull, other int32 null
-- params:
-- cardinality: many
WITH t AS (SELECT id FROM customers) SELECT x.id, y.id AS other FROM t x LEFT JOIN t y ON y.id = x.id + 1;

-- name: recursive :many
-- expect: i int64 notnull
-- params:
-- cardinality: many
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n;

-- name: recursive_tree :many
-- expect: id int32 notnull, referrer_id int32 null
-- params: id int32 notnull
-- cardinality: many
WITH RECURSIVE up AS (SELECT id, referrer_id FROM customers WHERE id = ? UNION ALL SELECT c.id, c.referrer_id FROM customers c JOIN up ON up.referrer_id = c.id) SELECT id, referrer_id FROM up;
