-- dialect: sqlite

-- name: full_join :many
-- expect: name text null, id int64 null, n int64 null
-- params:
-- cardinality: many
SELECT s.name, x.id, x.n FROM shop s FULL JOIN sale x ON x.shop = s.name;

-- name: right_join :many
-- expect: name text null, id int64 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT s.name, x.id, x.n FROM shop s RIGHT JOIN sale x ON x.shop = s.name;

-- name: natural :many
-- expect: name text notnull, city text null, n int64 notnull
-- params:
-- cardinality: many
SELECT * FROM shop NATURAL JOIN (SELECT shop AS name, n FROM sale) AS q;

-- name: recursive :many
-- expect: i int64 notnull, j int64 null
-- params:
-- cardinality: many
WITH RECURSIVE c(i, j) AS (VALUES (1, NULL) UNION ALL SELECT i + 1, i FROM c WHERE i < 5) SELECT i, j FROM c;

-- name: values_only :many
-- expect: column1 int64 notnull, column2 text null, column3 double null
-- params:
-- cardinality: many
VALUES (1, 'a', NULL), (2, NULL, 1.5);

-- name: union_affinity :many
-- expect: v any null
-- params:
-- cardinality: many
SELECT n AS v FROM sale UNION SELECT price FROM sale UNION SELECT note FROM sale;

-- name: except_some :many
-- expect: shop text null
-- params:
-- cardinality: many
SELECT shop FROM sale EXCEPT SELECT name FROM shop;

-- name: returning :many
-- expect: id int64 notnull, n int64 notnull, price double notnull, note text null, m int64 notnull
-- params: n int64 notnull, price double notnull, note text null
-- cardinality: many
INSERT INTO sale (n, price, note) VALUES (:n, :price, :note) RETURNING id, n, price, note, n + 1 AS m;

-- name: update_returning :many
-- expect: id int64 notnull, off double null
-- params: f double notnull, n int64 notnull
-- cardinality: many
UPDATE sale SET off = price * :f WHERE n > :n RETURNING id, off;

-- name: delete_returning :many
-- expect: id int64 notnull, shop text null, n int64 notnull, m int64 null, price double notnull, off double null, note text null, x any null
-- params:
-- cardinality: many
DELETE FROM sale WHERE note IS NULL RETURNING *;

-- name: upsert :exec
-- params: name text notnull, city text null
-- cardinality: none
INSERT INTO shop (name, city) VALUES (:name, :city) ON CONFLICT (name) DO UPDATE SET city = excluded.city WHERE shop.city IS NOT NULL;

-- name: upsert_nothing :exec
-- params: name text notnull
-- cardinality: none
INSERT INTO shop (name) VALUES (:name) ON CONFLICT DO NOTHING;

-- name: update_from :exec
-- params:
-- cardinality: none
UPDATE sale SET note = s.city FROM shop AS s WHERE s.name = sale.shop;

-- name: is_distinct :many
-- expect: id int64 notnull, a int64 notnull, b int64 notnull
-- params:
-- cardinality: many
SELECT id, m IS DISTINCT FROM n AS a, m IS NOT DISTINCT FROM NULL AS b FROM sale;

-- name: row_values :many
-- expect: id int64 notnull
-- params: shop text notnull, n int64 notnull
-- cardinality: many
SELECT id FROM sale WHERE (shop, n) = (:shop, :n) OR (n, m) > (1, 2);

-- name: coalesce_aggregates :one
-- expect: a int64 notnull, b double notnull, c double null, d int64 null
-- params: shop text notnull
-- cardinality: one
SELECT COALESCE(MAX(n), 0) AS a, IFNULL(SUM(price), 0.0) AS b, TOTAL(price) AS c, MAX(n) + 1 AS d FROM sale WHERE shop = :shop;

-- name: between_mixed :many
-- expect: a int64 null, b int64 null, c int64 null
-- params:
-- cardinality: many
SELECT price BETWEEN n AND m AS a, note BETWEEN 'a' AND shop AS b, x BETWEEN 1 AND 2 AS c FROM sale;

-- name: real_overflow :many
-- expect: a double null, b double null, c double null, d double notnull, e double notnull, f double notnull, g double notnull, h double notnull
-- params:
-- cardinality: many
SELECT price + price AS a, price * price AS b, price - price AS c, price / 2 AS d, -price AS e, abs(price) AS f, price % 2 AS g, round(price * 2, 1) AS h FROM sale;

-- name: text_arithmetic :many
-- expect: a any null, b any null, c text null, d any null, e text null, f any null
-- params:
-- cardinality: many
SELECT note + 1 AS a, note * 2 AS b, shop || n AS c, -note AS d, +note AS e, note / 0 AS f FROM sale;

-- name: boolean_words :many
-- expect: a int64 notnull, b int64 notnull, c int64 notnull, d int64 null, e int64 null, f int64 null
-- params:
-- cardinality: many
SELECT TRUE AS a, n > 1 IS TRUE AS b, m IS FALSE AS c, NOT m AS d, n AND m AS e, n OR m AS f FROM sale;

-- name: in_list :many
-- expect: a int64 notnull, b int64 null, c int64 null, d int64 notnull, e int64 null
-- params:
-- cardinality: many
SELECT n IN (1, 2) AS a, shop IN ('a', NULL) AS b, m NOT IN (1) AS c, n IN () AS d, note IN (SELECT city FROM shop) AS e FROM sale;

-- name: group_by_expression :many
-- expect: parity int64 notnull, c int64 notnull, m text null
-- params:
-- cardinality: many
SELECT n % 2 AS parity, COUNT(*) AS c, MIN(note) AS m FROM sale GROUP BY n % 2 ORDER BY 1;

-- name: subquery_from :many
-- expect: s text notnull, c int64 notnull, city text null
-- params:
-- cardinality: many
SELECT q.s, q.c, sh.city FROM (SELECT shop AS s, COUNT(*) AS c FROM sale GROUP BY shop) q LEFT JOIN shop sh ON sh.name = q.s WHERE q.s <> '';

-- name: cast_all :many
-- expect: a int64 notnull, b double null, c int64 null, d text notnull, e blob null
-- params:
-- cardinality: many
SELECT CAST(price AS INTEGER) AS a, CAST(note AS REAL) AS b, CAST(x AS INTEGER) AS c, CAST(n AS TEXT) AS d, CAST(shop AS BLOB) AS e FROM sale;

-- name: iif_and_nullif :many
-- expect: a any null, b double null, c text null, d any notnull
-- params:
-- cardinality: many
SELECT iif(n > 1, price, note) AS a, nullif(price, 0) AS b, nullif(note, shop) AS c, coalesce(m, price, 0) AS d FROM sale;
