-- name: star_is_fixed :many
-- expect: id int32 notnull, name text notnull, email text null, tier enum notnull
SELECT * FROM pro;

-- name: by_key :one
-- expect: name text notnull, tier enum notnull
-- params: id int32 notnull
-- cardinality: optional
SELECT name, tier FROM pro WHERE id = ?;

-- name: names_of_its_own :many
-- expect: customer text notnull, amount decimal null, times int64 notnull
SELECT * FROM spent;

-- name: of_a_view :many
-- expect: customer text notnull, amount decimal notnull
SELECT customer, amount FROM big;

-- name: proved_inside :many
-- expect: id int32 notnull, email text notnull
SELECT v.id, v.email FROM with_email AS v;

-- name: outer_inside :many
-- expect: order_id uint64 notnull, total decimal notnull, email text null, tier enum null
SELECT * FROM joined;

-- name: outer_outside :many
-- expect: name text notnull, email text null
SELECT c.name, v.email FROM customers AS c LEFT JOIN with_email AS v ON v.id = c.id;

-- name: replaced :one
-- expect: b text notnull
-- cardinality: one
SELECT b FROM old_one;

-- name: set_operation :many
-- expect: id decimal notnull
SELECT id FROM sets;

-- name: one_row :one
-- expect: n int64 notnull
-- cardinality: one
SELECT n FROM single;

-- name: views_of_views :many
-- expect: id int32 notnull, name text notnull
SELECT * FROM nested;

-- name: parameter_beside_its_column :many
-- expect: order_id uint64 notnull
-- params: tier enum notnull, total decimal notnull
SELECT order_id FROM joined WHERE tier = ? AND total > ?;

-- name: in_a_subquery :many
-- engines: mysql mariadb sqlite (Dolt 1.83 fails with a defect of its own)
-- expect: name text notnull
SELECT name FROM customers WHERE id IN (SELECT id FROM with_email);

-- name: copied :exec
-- params:
INSERT INTO orders (id, customer_id, total) SELECT order_id, 1, total FROM joined;

-- name: no_such_column :many
-- engine-accepts: dolt: it looks what * stands for when the view is used
-- expect-error: E0203 66:8
SELECT born FROM pro;

-- name: hidden_by_names :many
-- expect-error: E0203 70:8
SELECT name FROM spent;

-- name: dropped :many
-- expect-error: E0201 74:15
SELECT a FROM gone;
