-- dialect: sqlite
-- A number that is written may be infinite: what makes no number of it is NULL.

-- name: literals :one
-- expect: a double null, b double null, c double notnull, d double notnull, e double null
SELECT 1e999 * 0 AS a, 9e999 - 9e999 AS b, 1e308 * 0 AS c, 1e999 + 1 AS d, -1e999 + 1e400 AS e;

-- name: beside_columns :many
-- expect: a double null, b double null, c double notnull, d double notnull, e double null
SELECT r * 0 AS a, r - 1e999 AS b, r + 1.5 AS c, n * 2.5 AS d, n * 1e999 AS e FROM p;
