-- name: by_primary_key :one
-- expect: email text notnull
-- params: id int32 notnull
-- cardinality: optional
SELECT email FROM customers WHERE id = ?;

-- name: by_unique_key :one
-- expect: id int32 notnull
-- params: email text notnull
-- cardinality: optional
SELECT id FROM customers WHERE email = ?;

-- name: by_nullable_unique_key :one
-- expect: id int32 notnull
-- params: name text notnull
-- cardinality: optional
SELECT id FROM customers WHERE name = ?;

-- name: not_null_safe :many
-- expect: id int32 notnull
-- params: name text null
-- cardinality: many
SELECT id FROM customers WHERE name <=> ?;

-- name: by_half_a_key :many
-- expect: qty uint32 notnull
-- params: order_id uint64 notnull
-- cardinality: many
SELECT qty FROM order_lines WHERE order_id = ?;

-- name: by_whole_key :one
-- expect: qty uint32 notnull
-- params: order_id uint64 notnull
-- cardinality: optional
SELECT qty FROM order_lines WHERE order_id = ? AND line_no = 1;

-- name: by_row_value :one
-- expect: qty uint32 notnull
-- params: order_id uint64 notnull, line_no uint16 notnull
-- cardinality: optional
SELECT qty FROM order_lines WHERE (order_id, line_no) = (?, ?);

-- name: by_or :many
-- expect: email text notnull
-- params: id int32 notnull, id_2 int32 notnull
-- cardinality: many
SELECT email FROM customers WHERE id = ? OR id = ?;

-- name: by_number_for_text :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM customers WHERE email = 5;

-- name: by_text_for_text :one
-- expect: id int32 notnull
-- params:
-- cardinality: optional
SELECT id FROM customers WHERE email = 'a@x';

-- name: by_collation :many
-- expect: id int32 notnull
-- params: email text notnull
-- cardinality: many
SELECT id FROM customers WHERE email COLLATE utf8mb4_general_ci = ?;

-- name: through_join :one
-- expect: email text notnull
-- params: id uint64 notnull
-- cardinality: optional
SELECT c.email FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.id = ?;

-- name: through_left_join :one
-- expect: email text null
-- params: id uint64 notnull
-- cardinality: optional
SELECT c.email FROM orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE o.id = ?;

-- name: wrong_way :many
-- expect: id uint64 notnull
-- params: id int32 notnull
-- cardinality: many
SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.id = ?;

-- name: left_join_many :many
-- expect: id uint64 null
-- params: id int32 notnull
-- cardinality: many
SELECT o.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE c.id = ?;

-- name: left_join_on_preserved :many
-- expect: id int32 notnull
-- params: id int32 notnull
-- cardinality: many
SELECT c.id FROM customers c LEFT JOIN orders o ON o.id = c.id AND c.id = ?;

-- name: aggregate :one
-- expect: n int64 notnull
-- params:
-- cardinality: one
SELECT COUNT(*) AS n FROM orders;

-- name: aggregate_having :one
-- expect: n int64 notnull
-- params:
-- cardinality: optional
SELECT COUNT(*) AS n FROM orders HAVING n > 1;

-- name: grouped :many
-- expect: n int64 notnull
-- params:
-- cardinality: many
SELECT COUNT(*) AS n FROM orders GROUP BY status;

-- name: grouped_single :one
-- expect: n int64 notnull
-- params: id uint64 notnull
-- cardinality: optional
SELECT COUNT(*) AS n FROM orders WHERE id = ? GROUP BY status;

-- name: limit_one :one
-- expect: id uint64 notnull
-- params:
-- cardinality: optional
SELECT id FROM orders ORDER BY id LIMIT 1;

-- name: limit_parameter :many
-- expect: id uint64 notnull
-- params: limit int64 notnull
-- cardinality: many
SELECT id FROM orders LIMIT ?;

-- name: no_table :one
-- expect: x int64 notnull
-- params:
-- cardinality: one
SELECT 1 AS x;

-- name: no_table_where :one
-- expect: x int64 notnull
-- params: p1 int64 notnull
-- cardinality: optional
SELECT 1 AS x FROM DUAL WHERE ? > 1;

-- name: aggregate_limit_zero :one
-- expect: n int64 notnull
-- params:
-- cardinality: optional
SELECT COUNT(*) AS n FROM orders LIMIT 0;

-- name: aggregate_offset :one
-- expect: n int64 notnull
-- params:
-- cardinality: optional
SELECT COUNT(*) AS n FROM orders LIMIT 1 OFFSET 1;

-- name: derived :one
-- expect: n int64 notnull
-- params:
-- cardinality: one
SELECT d.n FROM (SELECT COUNT(*) AS n FROM orders) d;

-- name: prefix_key :many
-- expect: qty uint32 notnull
-- params: product text notnull
-- cardinality: many
SELECT qty FROM order_lines WHERE product = ?;

-- name: condition_in_literal :one
-- expect: id int32 notnull
-- params:
-- cardinality: optional
SELECT id FROM customers WHERE id = 1 + 1;
