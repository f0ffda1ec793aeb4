-- name: star :many
-- expect: id int32 notnull, email text notnull, name text null, country text notnull, tier enum notnull, referrer_id int32 null, created_at datetime notnull
-- params:
-- cardinality: many
SELECT * FROM customers;

-- name: qualified_star :many
-- expect: id int32 notnull, email text notnull, name text null, country text notnull, tier enum notnull, referrer_id int32 null, created_at datetime notnull, order_id uint64 notnull
-- params:
-- cardinality: many
SELECT c.*, o.id AS order_id FROM customers c JOIN orders o ON o.customer_id = c.id;

-- name: aliases :many
-- expect: customer int32 notnull, mail text notnull, full name text null
-- params:
-- cardinality: many
SELECT id AS customer, c.email mail, c.`name` AS `full name` FROM customers AS c;

-- name: case_of_names :many
-- expect: ID int32 notnull, Email text notnull
-- params:
-- cardinality: many
SELECT ID, Email FROM customers;

-- name: duplicate_names :many
-- expect: id uint64 notnull, id int32 notnull
-- params:
-- cardinality: many
SELECT o.id, c.id FROM orders o CROSS JOIN customers c;

-- name: expressions :many
-- expect: a uint64 notnull, b int64 notnull, c decimal notnull, d decimal notnull, e decimal null, f double notnull, g uint64 notnull, h uint64 null
-- params:
-- cardinality: many
SELECT id + 1 AS a, -customer_id AS b, total * 2 AS c, total / 3 AS d, total / discount AS e, weight + total AS f, id % 2 AS g, id DIV 0 AS h FROM orders;

-- name: comparisons :many
-- expect: a int64 notnull, b int64 null, c int64 notnull, d int64 notnull, e int64 notnull, f int64 null, g int64 null, h int64 notnull, i int64 null
-- params:
-- cardinality: many
SELECT total > 5 AS a, discount > 5 AS b, discount <=> NULL AS c, note IS NULL AS d, NOT express AS e, express AND discount AS f, note LIKE '%x%' AS g, country IN ('DE', 'FR') AS h, orders.id BETWEEN 1 AND discount AS i FROM orders, customers;

-- name: literals :one
-- expect: a int64 notnull, b int64 notnull, c uint64 notnull, d decimal notnull, e double notnull, f text notnull, g null null, h int64 notnull, i blob notnull, j date notnull, k datetime notnull, l blob notnull
-- params:
-- cardinality: one
SELECT 1 AS a, -1 AS b, 18446744073709551615 AS c, 1.50 AS d, 1e3 AS e, 'x' AS f, NULL AS g, TRUE AS h, x'41' AS i, DATE '2024-01-01' AS j, TIMESTAMP '2024-01-01 00:00:00.25' AS k, 0x41 AS l;

-- name: enum_kept :many
-- expect: tier enum notnull, status enum null
-- params:
-- cardinality: many
SELECT tier, status FROM customers JOIN orders ON customers.id = orders.customer_id;

-- name: distinct_rows :many
-- expect: tier enum notnull, country text notnull
-- params:
-- cardinality: many
SELECT DISTINCT tier, country FROM customers;

-- name: no_table :one
-- engines: mariadb mysql sqlite (Dolt's parser takes no alias `now`)
-- expect: one int64 notnull, now datetime notnull, today date notnull
-- params:
-- cardinality: one
SELECT 1 AS one, NOW(3) AS now, CURRENT_DATE AS today;

-- name: unsigned_mix :many
-- engines: mariadb mysql sqlite (Dolt has no ~)
-- expect: a uint64 notnull, b uint64 notnull, c uint64 notnull, d uint64 notnull, e uint64 notnull, f uint64 notnull, g uint64 notnull, h int64 notnull
-- params:
-- cardinality: many
SELECT id + 1 AS a, id - 1 AS b, qty + line_no AS c, qty * 2 AS d, id | 1 AS e, ~line_no AS f, line_no << 1 AS g, 1 + 1 AS h FROM orders JOIN order_lines ON orders.id = order_lines.order_id;

-- name: dates :many
-- expect: a date null, b datetime null, c datetime null, d datetime null, e int64 notnull, f int64 null
-- params:
-- cardinality: many
SELECT placed_on + INTERVAL 1 DAY AS a, placed_on + INTERVAL 1 HOUR AS b, shipped_at - INTERVAL 1 MONTH AS c, created_at + INTERVAL 1 MICROSECOND AS d, placed_on + 0 AS e, shipped_at + 0 AS f FROM orders, customers;

-- name: json :many
-- expect: extra json null, a json null
-- params:
-- cardinality: many
SELECT extra, JSON_EXTRACT(extra, '$.a') AS a FROM order_lines;

-- name: calendar :many
-- expect: a int64 notnull, b date notnull, c int64 notnull, d text null, e int64 null, f int64 notnull, g date notnull, h date null
-- params:
-- cardinality: many
SELECT YEAR(placed_on) AS a, DATE(created_at) AS b, HOUR(created_at) AS c, DAYNAME(placed_on) AS d, YEAR(note) AS e, EXTRACT(MONTH FROM placed_on) AS f, CAST(created_at AS DATE) AS g, LAST_DAY(placed_on) AS h FROM orders, customers;
