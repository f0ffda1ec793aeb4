-- dialect: sqlite
-- Whose rowid, whose aggregate it is, where several queries and tables could have it.

-- name: beside_a_derived_table :many
-- expect-error: E0203 6:8
SELECT rowid FROM t JOIN (SELECT 1 AS one) AS d;

-- name: beside_a_view :many
-- expect-error: E0203 10:8
SELECT rowid FROM v JOIN t;

-- name: beside_a_cte :many
-- expect: rowid int64 notnull
WITH c AS (SELECT 1 AS one) SELECT rowid FROM c JOIN t;

-- name: qualified :many
-- expect: rowid int64 notnull
SELECT t.rowid FROM t JOIN (SELECT 1 AS one) AS d;

-- name: grouped_by_an_aggregate :many
-- expect-error: E0207 22:69
SELECT (SELECT COUNT(t.a) FROM u) AS n FROM t WHERE id > 3 GROUP BY 1;

-- name: grouped_within :many
-- expect: n int64 null
SELECT (SELECT COUNT(t.a) FROM u GROUP BY 1) AS n FROM t;

-- name: of_the_enclosing_query :many
-- expect-error: E0208 30:78
SELECT 1 IN (SELECT SUM((SELECT t.a FROM u WHERE u.id = t.id)) FROM u HAVING 1) AS n FROM t;

-- name: of_its_own_query :many
-- expect: n int64 null
SELECT 1 IN (SELECT SUM((SELECT t.a FROM u WHERE u.id = v.a)) FROM v HAVING 1) AS n FROM t;
