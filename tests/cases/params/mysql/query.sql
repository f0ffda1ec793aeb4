-- name: named_after_column :many
-- expect: id int32 notnull
-- params: country text notnull, tier enum notnull, created_at datetime notnull
-- cardinality: many
SELECT id FROM customers WHERE country = ? AND tier = ? AND created_at > ?;

-- name: made_unique :many
-- expect: id uint64 notnull
-- params: total decimal notnull, total_2 decimal notnull, total_3 decimal notnull
-- cardinality: many
SELECT id FROM orders WHERE total > ? AND total < ? OR total = ?;

-- name: flipped :many
-- expect: id uint64 notnull
-- params: customer_id int32 notnull
-- cardinality: many
SELECT id FROM orders WHERE ? = customer_id;

-- name: named_twice :many
-- expect: id int32 notnull
-- params: q text notnull
-- cardinality: many
SELECT id FROM customers WHERE name = :q OR email = :q;

-- name: widths :many
-- expect: qty uint32 notnull
-- params: n uint32 notnull
-- cardinality: many
SELECT l.qty FROM order_lines l WHERE l.qty = :n OR l.line_no = :n;

-- name: in_list :many
-- expect: id int32 notnull
-- params: id int32 notnull, id_2 int32 notnull
-- cardinality: many
SELECT id FROM customers WHERE id IN (?, ?, 3);

-- name: between :many
-- expect: id uint64 notnull
-- params: placed_on date notnull, placed_on_2 date notnull
-- cardinality: many
SELECT id FROM orders WHERE placed_on BETWEEN ? AND ?;

-- name: like :many
-- expect: id int32 notnull
-- params: mail text notnull, part text notnull
-- cardinality: many
SELECT id FROM customers WHERE email LIKE :mail OR name LIKE CONCAT('%', :part, '%');

-- name: limits :many
-- expect: id uint64 notnull
-- params: limit int64 notnull, offset int64 notnull
-- cardinality: many
SELECT id FROM orders ORDER BY id LIMIT ? OFFSET ?;

-- name: optional_filter :many
-- expect: id int32 notnull
-- params: country text null
-- cardinality: many
SELECT id FROM customers WHERE (:country IS NULL OR country = :country);

-- name: null_safe :many
-- expect: id int32 notnull
-- params: referrer_id int32 null
-- cardinality: many
SELECT id FROM customers WHERE referrer_id <=> ?;

-- name: arithmetic :many
-- expect: a decimal notnull, b double notnull, c int64 notnull
-- params: total decimal notnull, weight double notnull, customer_id int64 notnull
-- cardinality: many
SELECT total * ? AS a, weight + ? AS b, customer_id + ? AS c FROM orders;

-- name: function_arguments :many
-- expect: a text notnull, b datetime null, c text null, d text notnull, e int64 notnull
-- params: p1 int64 notnull, p2 int64 notnull, p3 int64 notnull, name text null, name_2 text notnull, p6 int64 notnull
-- cardinality: many
SELECT SUBSTRING(email, ?, ?) AS a, DATE_ADD(created_at, INTERVAL ? DAY) AS b, COALESCE(?, name) AS c, IFNULL(name, ?) AS d, IF(?, 1, 2) AS e FROM customers;

-- name: cast :one
-- expect: a int64 notnull, b text notnull, c decimal notnull, d date null
-- params: p1 int64 notnull, p2 text notnull, p3 decimal notnull, p4 date notnull
-- cardinality: one
SELECT CAST(? AS SIGNED) AS a, CAST(? AS CHAR) AS b, CAST(? AS DECIMAL(10,2)) AS c, CAST(? AS DATE) AS d;

-- name: case_branch :many
-- expect: id uint64 notnull
-- params: total decimal notnull
-- cardinality: many
SELECT id FROM orders WHERE total > CASE WHEN express THEN ? ELSE discount END;

-- name: in_query :many
-- expect: id int32 notnull
-- params: total decimal notnull
-- cardinality: many
SELECT id FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE total > ?);

-- name: row_value :one
-- expect: qty uint32 notnull
-- params: order_id uint64 notnull, line_no uint16 notnull
-- cardinality: optional
SELECT qty FROM order_lines WHERE (order_id, line_no) = (?, ?);

-- name: decides_elsewhere :many
-- expect: next double notnull
-- params: x double notnull
-- cardinality: many
SELECT :x + 1 AS next FROM orders WHERE weight = :x;

-- name: nullable_by_annotation :one
-- expect: id int32 notnull
-- params: name text null
-- cardinality: optional
SELECT id FROM customers WHERE name = sqlc.narg(name);

-- name: having :many
-- expect: customer_id int32 notnull
-- params: p1 int64 notnull
-- cardinality: many
SELECT customer_id FROM orders GROUP BY customer_id HAVING COUNT(*) > ?;

-- name: dates :many
-- expect: id uint64 notnull
-- params: p1 datetime notnull, p2 int64 notnull, p3 datetime notnull
-- cardinality: many
SELECT id FROM orders WHERE shipped_at > ? - INTERVAL ? DAY AND placed_on < DATE_ADD(?, INTERVAL 1 DAY);
