-- dialect: postgres
-- target: sqlite,mysql

-- What pg_dump --schema-only writes, as it is.
-- name: users :many
-- expect: id int64 notnull, uid uuid notnull, email text notnull, name text notnull, bio text null, settings json notnull, created_at timestamp notnull, deleted_at timestamp null
SELECT * FROM users;
-- name: new_user :exec
-- params: uid uuid notnull, email text notnull, name text notnull
INSERT INTO users (uid, email, name) VALUES ($1, $2, $3);
-- name: product :one
-- expect: id int32 notnull, price decimal notnull, stock uint32 notnull, lowered text null
-- params: sku text notnull
-- cardinality: optional
SELECT id, price, stock, lowered FROM products WHERE sku = $1;
-- name: new_product :exec
-- params: sku text notnull, price decimal notnull
INSERT INTO products (sku, price) VALUES ($1, $2);
-- name: orders_of_status :many
-- expect: id int64 notnull, status enum notnull, placed_at datetime null
-- params: status enum notnull
SELECT id, status, placed_at FROM orders WHERE status = $1 OR status = 'refunded' OR status = 'open';
-- name: no_member_now
-- expect-error: E0306 25:40
SELECT id FROM orders WHERE status IN ('pending');
-- name: new_order :exec
-- engines: sqlite mariadb mysql (Dolt's error of a foreign key has no number of its own)
-- params: user_id int64 notnull
INSERT INTO orders (user_id) VALUES ($1);
-- name: active :one
-- expect: id int64 notnull, email text notnull, name text notnull, created_at timestamp notnull
-- params: id int64 notnull
SELECT * FROM active_users WHERE id = $1;
-- name: one_partition
-- expect-error: E0201 36:16
SELECT id FROM events_2024;
