-- dialect: sqlite
-- An aggregate of the query around a subquery: SQLite has one in the subquery's WHERE and ON where that gathers rows itself.

-- name: selected :one
-- expect: top int64 null
-- params:
-- cardinality: one
SELECT (SELECT MAX(shops.n)) AS top FROM shops;

-- name: beside_groups :one
-- expect: c int64 notnull
-- params:
-- cardinality: one
SELECT (SELECT COUNT(*) FROM sales WHERE sales.n < MAX(shops.n)) AS c FROM shops;

-- name: beside_groups_in_on :one
-- expect: c int64 notnull
-- params:
-- cardinality: one
SELECT (SELECT COUNT(*) FROM sales JOIN sales AS s ON s.n < MAX(shops.n)) AS c FROM shops;

-- name: subquery_of_its_own :one
-- expect: c int64 null
-- params:
-- cardinality: one
SELECT (SELECT sales.n FROM sales WHERE sales.n < (SELECT MAX(shops.n)) LIMIT 1) AS c FROM shops;

-- name: in_where :one
-- expect-error: E0207 30:51
SELECT (SELECT sales.n FROM sales WHERE sales.n < MAX(shops.n)) AS c FROM shops;

-- name: in_where_without_from :one
-- expect-error: E0207 34:24
SELECT (SELECT 1 WHERE MAX(shops.n)) AS c FROM shops;

-- name: in_on :one
-- expect-error: E0207 38:60
SELECT (SELECT sales.n FROM sales JOIN sales AS s ON s.n < MAX(shops.n)) AS c FROM shops;

-- name: in_order :many
-- expect-error: E0207 42:37
SELECT shops.id FROM shops ORDER BY (SELECT COUNT(*) FROM sales WHERE sales.n < MAX(shops.n));

-- name: window_in_order :one
-- expect-error: E0211 46:76
SELECT (SELECT sales.n FROM sales ORDER BY SUM(sales.n) OVER (PARTITION BY shops.n)) AS c FROM shops;

-- name: values_of_several_rows :one
-- expect-error: E0207 50:53
SELECT (SELECT sales.n FROM sales UNION ALL VALUES (MAX(shops.n)), (2)) AS c FROM shops;

-- name: beside_windows :many
-- expect-error: E0207 54:16
SELECT (SELECT MAX(shops.n)) AS top, ROW_NUMBER() OVER () AS i FROM shops;

-- name: in_a_window :many
-- expect: s int64 null
-- params:
-- cardinality: many
SELECT SUM((SELECT MAX(shops.n))) OVER () AS s FROM shops;

-- name: having_beside_windows_alone :many
-- expect-error: E0208 64:53
SELECT SUM(COUNT(*)) OVER () AS n FROM shops HAVING 1;

-- name: having_beside_windows :many
-- expect: n int64 notnull, c int64 notnull
SELECT SUM(COUNT(*)) OVER () AS n, COUNT(*) AS c FROM shops HAVING c > 0;
