-- name: one_row :exec
-- params: email text notnull, name text null, tier enum notnull, created_at datetime notnull
-- cardinality: none
INSERT INTO customers (email, name, tier, created_at) VALUES (?, ?, ?, ?);

-- name: all_columns :exec
-- params: order_id uint64 notnull, line_no uint16 notnull, product text notnull, qty uint32 notnull, price decimal notnull, extra json null
-- cardinality: none
INSERT INTO order_lines VALUES (?, ?, ?, ?, ?, ?);

-- name: many_rows :exec
-- params: id uint64 notnull, customer_id int32 notnull, placed_on date notnull, total decimal notnull, weight double notnull, id_2 uint64 notnull, customer_id_2 int32 notnull, placed_on_2 date notnull, total_2 decimal notnull
-- cardinality: none
INSERT INTO orders (id, customer_id, placed_on, total, weight) VALUES (?, ?, ?, ?, ?), (?, ?, ?, ?, 0);

-- name: literals :exec
-- params:
-- cardinality: none
INSERT INTO customers (email, created_at, country, tier, referrer_id) VALUES ('x', '2024-01-01', DEFAULT, 'pro', NULL);

-- name: null_for_auto_increment :exec
-- params: email text notnull
-- cardinality: none
INSERT INTO customers (id, email, created_at) VALUES (NULL, ?, NOW(3));

-- name: set_form :exec
-- params: email text notnull, name text null, created_at datetime notnull
-- cardinality: none
INSERT INTO customers SET email = ?, name = ?, created_at = ?;

-- name: from_select :exec
-- params: name text null, id int32 notnull
-- cardinality: none
INSERT INTO customers (email, name, created_at) SELECT CONCAT('x', email), ?, created_at FROM customers WHERE id = ?;

-- name: upsert :exec
-- params: email text notnull, name text null, created_at datetime notnull, referrer_id int32 null
-- cardinality: none
INSERT INTO customers (email, name, created_at) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE name = VALUES(name), referrer_id = ?;

-- name: replace_row :exec
-- params: id int32 notnull, email text notnull, created_at datetime notnull
-- cardinality: none
REPLACE INTO customers (id, email, created_at) VALUES (?, ?, ?);

-- name: expressions :exec
-- params: id uint64 notnull, p2 int64 notnull, p3 decimal notnull, p4 double notnull
-- cardinality: none
INSERT INTO orders (id, customer_id, placed_on, total, weight) VALUES (?, ? + 1, CURDATE(), ? * 1.5, ABS(?));

-- name: subquery :exec
-- params: id uint64 notnull, email text notnull
-- cardinality: none
INSERT INTO orders (id, customer_id, placed_on, total, weight) VALUES (?, (SELECT id FROM customers WHERE email = ?), CURDATE(), 0, 0);

-- name: upsert_from_select :exec
-- params: referrer_id int32 null
-- cardinality: none
INSERT INTO customers (email, name, created_at) SELECT c.email, o.note, c.created_at FROM customers c JOIN orders o ON o.customer_id = c.id ON DUPLICATE KEY UPDATE name = o.note, referrer_id = ?;

-- name: values_of_the_table_itself :exec
INSERT INTO customers (email, name, created_at) VALUES ('a@b', (SELECT MAX(c.name) FROM customers AS c WHERE c.id < 0), '2024-01-31 10:11:12');
