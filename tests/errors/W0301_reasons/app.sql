-- name: a_part :one
SELECT product FROM line WHERE order_id = :order_id;

-- name: joined :one
SELECT o.total, l.product FROM orders AS o JOIN line AS l ON l.order_id = o.id WHERE o.id = :id;

-- name: no_key :one
SELECT word FROM log WHERE at = :at;

-- name: another_type :one
SELECT id FROM orders WHERE email = 5; -- a text is converted into a number

-- name: collated :one
SELECT id FROM orders WHERE email = :email COLLATE utf8mb4_general_ci;

-- name: derived :one
SELECT d.n FROM (SELECT product, COUNT(*) AS n FROM line GROUP BY product) AS d WHERE d.n = 1;

-- name: united :one
SELECT id FROM orders WHERE id = :id UNION ALL SELECT id FROM orders WHERE id = :other;

-- name: total :one
SELECT id FROM orders WHERE total > :total;

-- name: nulls :one
SELECT id FROM orders WHERE code <=> :code;
