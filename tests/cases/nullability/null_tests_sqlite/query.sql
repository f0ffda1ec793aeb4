-- dialect: sqlite
-- SQLite makes a constant of `x IS NULL` for a column that is NOT NULL. Where no row is gathered x is NULL all the same, so
-- that the test proves nothing; and an aggregate over the constant is no aggregate of x's query.

-- name: case_of_nothing :one
-- expect: n int64 notnull, q int64 null, id int64 null, m int64 notnull, p int64 notnull
SELECT COUNT(*) AS n, CASE WHEN q IS NOT NULL THEN q ELSE 0 END AS q, IIF(id ISNULL, 0, id) AS id, IIF(n NOTNULL, n, 0) AS m, COALESCE(q, 0) AS p FROM t WHERE id < 0;

-- name: compared_of_nothing :one
-- expect: n int64 notnull, q int64 notnull, p int64 null
SELECT COUNT(*) AS n, CASE WHEN q >= 0 OR q < 0 THEN q ELSE 0 END AS q, IIF(q IS NOT DISTINCT FROM NULL, 0, q) AS p FROM t WHERE id < 0;

-- name: having :one
-- expect: n int64 notnull, q int64 null
-- cardinality: optional
SELECT COUNT(*) AS n, q FROM t WHERE id < 0 HAVING q IS NOT NULL;

-- name: having_of_a_view :one
-- expect: n int64 notnull, q int64 notnull
-- cardinality: optional
SELECT COUNT(*) AS n, q FROM v WHERE q < 0 HAVING q IS NOT NULL;

-- name: outer_joined :one
-- expect: n int64 notnull, q int64 notnull
-- cardinality: one
SELECT COUNT(*) AS n, IIF(b.q IS NULL, 0, b.q) AS q FROM t LEFT JOIN t AS b ON b.id = t.n WHERE t.id < 0;

-- name: counted_inside :many
-- expect: q int64 notnull, c int64 notnull
-- cardinality: many
SELECT q, (SELECT COUNT(CASE WHEN t.q NOTNULL THEN 1 END) FROM k) AS c FROM t;

-- name: counted_outside :one
-- expect: q int64 null, c int64 null
-- cardinality: one
SELECT q, (SELECT COUNT(CASE WHEN t.n NOTNULL THEN 1 END) FROM k) AS c FROM t;

-- name: where_inside :many
-- expect: q int64 notnull
-- cardinality: many
SELECT q FROM t WHERE (SELECT MIN(t.q NOT NULL) FROM k);

-- name: in_nothing :many
-- expect: a int64 notnull, b int64 notnull, n int64 null
-- cardinality: many
SELECT SUM(q) IN () AS a, n NOT IN () AS b, n FROM t WHERE (n IN ()) IS NOT NULL;
