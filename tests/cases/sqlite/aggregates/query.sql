-- dialect: sqlite

-- name: over_nothing :one
-- expect: a int64 notnull, b int64 notnull, c int64 null, d double notnull, e double null, f int64 null, g text null, h double null, i text null, j int64 notnull
-- params:
-- cardinality: one
SELECT COUNT(*) AS a, COUNT(m) AS b, SUM(n) AS c, TOTAL(n) AS d, AVG(n) AS e, MIN(n) AS f, MAX(note) AS g, SUM(price) AS h, GROUP_CONCAT(note) AS i, COUNT(DISTINCT shop) AS j FROM sale WHERE id < 0;

-- name: over_all :one
-- expect: a int64 notnull, b int64 null, c double null, d double null, e double null, f any null, g text null, h text null
-- params:
-- cardinality: one
SELECT COUNT(*) AS a, SUM(m) AS b, TOTAL(price) AS c, AVG(off) AS d, MIN(price) AS e, MAX(x) AS f, MIN(shop) AS g, GROUP_CONCAT(shop, '-') AS h FROM sale;

-- name: grouped :many
-- expect: shop text null, a int64 notnull, b int64 notnull, c int64 null, d double null, e double notnull, f double null, g int64 notnull, h int64 null, i double notnull, j double null, k text null, l any null
-- params:
-- cardinality: many
SELECT shop, COUNT(*) AS a, SUM(n) AS b, SUM(m) AS c, SUM(price) AS d, AVG(n) AS e, AVG(price) AS f, MIN(n) AS g, MAX(m) AS h, MAX(price) AS i, TOTAL(off) AS j, MIN(note) AS k, MAX(x) AS l FROM sale GROUP BY shop;

-- name: grouped_not_null :many
-- expect: shop text notnull, a int64 notnull, b text null
-- params:
-- cardinality: many
SELECT shop, SUM(m) AS a, MAX(note) AS b FROM sale WHERE shop IS NOT NULL AND m IS NOT NULL GROUP BY shop;

-- name: bare_column :many
-- expect: shop text null, note text null, m int64 notnull, k int64 notnull
-- params:
-- cardinality: many
SELECT shop, note, MAX(n) AS m, n + 1 AS k FROM sale GROUP BY shop;

-- name: bare_column_all :one
-- expect: note text null, n int64 null, price double null, m int64 null, c int64 notnull
-- params:
-- cardinality: one
SELECT note, n, price, MAX(n) AS m, COUNT(*) AS c FROM sale;

-- name: having :many
-- expect: shop text null, s int64 notnull
-- params:
-- cardinality: many
SELECT shop, SUM(n) AS s FROM sale GROUP BY shop HAVING s > 1 AND MAX(m) IS NOT NULL;

-- name: having_without_group :many
-- expect: m int64 null
-- params:
-- cardinality: many
SELECT MAX(n) AS m FROM sale HAVING COUNT(*) > 1;

-- name: filtered :many
-- expect: shop text null, a int64 notnull, b int64 null, c int64 null
-- params:
-- cardinality: many
SELECT shop, COUNT(*) FILTER (WHERE n > 1) AS a, SUM(n) FILTER (WHERE n > 1) AS b, MAX(n) FILTER (WHERE m IS NULL) AS c FROM sale GROUP BY shop;

-- name: left_join_group :many
-- expect: name text notnull, n int64 notnull, total int64 null, top double null
-- params:
-- cardinality: many
SELECT s.name, COUNT(x.id) AS n, SUM(x.n) AS total, MAX(x.price) AS top FROM shop s LEFT JOIN sale x ON x.shop = s.name GROUP BY s.name;

-- name: left_join :many
-- expect: name text notnull, city text null, id int64 null, n int64 null, price double null, note text null, k int64 null
-- params:
-- cardinality: many
SELECT s.name, s.city, x.id, x.n, x.price, x.note, x.n + 1 AS k FROM shop s LEFT JOIN sale x ON x.shop = s.name;

-- name: right_proves :many
-- expect: name text notnull, id int64 notnull, n int64 notnull, m int64 null
-- params:
-- cardinality: many
SELECT s.name, x.id, x.n, x.m FROM shop s LEFT JOIN sale x ON x.shop = s.name WHERE x.n > 0;

-- name: order_by_alias :many
-- expect: s text null, c int64 notnull
-- params:
-- cardinality: many
SELECT shop AS s, COUNT(*) AS c FROM sale GROUP BY s ORDER BY c DESC, 1;

-- name: scalar_subqueries :many
-- expect: name text notnull, a int64 null, b int64 notnull, c int64 null, d int64 notnull, e int64 null
-- params:
-- cardinality: many
SELECT name, (SELECT MAX(n) FROM sale WHERE shop = name) AS a, (SELECT COUNT(*) FROM sale WHERE shop = name) AS b, (SELECT n FROM sale WHERE shop = name) AS c, EXISTS (SELECT 1 FROM sale WHERE shop = name) AS d, name IN (SELECT shop FROM sale) AS e FROM shop;

-- name: distinct_sum :one
-- expect: a int64 null, b int64 notnull, c int64 null, d int64 notnull, e int64 null, f int64 null, g double null
-- params:
-- cardinality: one
SELECT SUM(DISTINCT n) AS a, COUNT(DISTINCT m) AS b, SUM(n) + 1 AS c, COALESCE(SUM(n), 0) AS d, SUM(n > 1) AS e, SUM(CASE WHEN n > 1 THEN 1 ELSE 0 END) AS f, AVG(m) * 2 AS g FROM sale;

-- name: derived :many
-- expect: shop text notnull, s int64 notnull, c int64 notnull
-- params:
-- cardinality: many
SELECT q.shop, q.s, q.c FROM (SELECT shop, SUM(n) AS s, COUNT(*) AS c FROM sale GROUP BY shop) AS q WHERE q.shop IS NOT NULL;
