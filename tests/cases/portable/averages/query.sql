-- dialect: postgres
-- target: sqlite,mysql

-- name: averages :many
-- expect: kind text notnull, a double notnull, b double null, c double null, d double null
SELECT kind, avg(tries)::float8 AS a, avg(price)::double precision AS b, avg(price) FILTER (WHERE tries > 0)::float8 AS c, avg(DISTINCT price)::float8 AS d FROM job GROUP BY kind ORDER BY kind;
-- name: of_nothing :one
-- expect: a double null, b double null
-- cardinality: one
SELECT avg(tries)::float8 AS a, CAST(avg(price) AS double precision) AS b FROM job WHERE id > 100;
-- name: windows :many
-- expect: id int32 notnull, a double notnull, b double null
SELECT id, avg(tries) OVER (ORDER BY id)::float8 AS a, avg(price) OVER (PARTITION BY kind)::float8 AS b FROM job ORDER BY id;
-- name: digits
-- expect-error: E0501 16:8
SELECT avg(price) AS a FROM job;
-- name: cast_down :many
-- expect: a int32 notnull, n decimal null
SELECT count(*)::int AS a, max(price)::numeric(9,1) AS n FROM job;
