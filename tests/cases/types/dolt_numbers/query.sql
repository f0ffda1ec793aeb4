-- flavour: dolt
-- engines: dolt
-- What Dolt computes in floating point, where the others have DECIMALs: not in windows.

-- name: sums :one
-- expect: a double null, b double null, c double null, d double null
SELECT SUM(de) AS a, AVG(de) AS b, SUM(i) AS c, AVG(u) AS d FROM t;

-- name: sums_of_groups :many
-- expect: a double notnull, b double notnull
SELECT SUM(de) AS a, COALESCE(SUM(de), 0) AS b FROM t GROUP BY i;

-- name: exact_again :one
-- expect: a decimal null
SELECT CAST(SUM(de) AS DECIMAL(20, 2)) AS a FROM t;

-- name: largest :many
-- expect: a double notnull, b double notnull, c int32 notnull
SELECT GREATEST(de, i) AS a, LEAST(de, de) AS b, GREATEST(i, id) AS c FROM t;
