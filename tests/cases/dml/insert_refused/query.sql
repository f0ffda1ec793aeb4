-- name: left_out :many
-- expect-error: E0304 4:13
-- expect-error: E0304 4:13
INSERT INTO customers (name) VALUES (?);

-- name: count :many
-- expect-error: E0209 8:51
INSERT INTO customers (email, created_at) VALUES (?);

-- name: unknown_column :many
-- expect-error: E0203 12:24
INSERT INTO customers (emial, created_at) VALUES (?, ?);

-- name: twice :many
-- expect-error: E0210 16:31
INSERT INTO customers (email, email, created_at) VALUES (?, ?, ?);

-- name: null_literal :many
-- expect-error: E0305 20:51
INSERT INTO customers (email, created_at) VALUES (NULL, ?);

-- name: no_member :many
-- expect-error: E0306 24:63
INSERT INTO customers (email, created_at, tier) VALUES (?, ?, 'gold');

-- name: too_long :many
-- expect-error: E0307 28:66
INSERT INTO customers (email, created_at, country) VALUES (?, ?, 'DEU');

-- name: too_big :many
-- expect-error: E0307 34:77
-- expect-error: E0307 34:89
-- expect-error: E0307 34:93
INSERT INTO order_lines (order_id, line_no, product, qty, price) VALUES (1, 65536, 'x', -1, 123456);

-- name: no_number :many
-- expect-error: E0307 38:77
INSERT INTO order_lines (order_id, line_no, product, qty, price) VALUES (1, 'one', 'x', 1, 1);

-- name: unknown_table :many
-- expect-error: E0201 42:13
INSERT INTO custmers (email) VALUES (?);

-- name: select_count :many
-- expect-error: E0209 46:43
INSERT INTO customers (email, created_at) SELECT email FROM customers;
