-- flavour: mysql
-- engines: mysql
-- MySQL sends the largest of a column's BITs as the column's own.

-- name: extremes :one
-- expect: a bit null, b bit null
SELECT MAX(b1) AS a, MIN(b8) AS b FROM bits;

-- name: of_groups :many
-- expect: a bit notnull, b bit null
SELECT MAX(b40) AS a, MIN(b8) AS b FROM bits GROUP BY b1;

-- name: of_computed :one
-- expect-error: E0501 15:8
SELECT MAX(COALESCE(b8, b40)) AS a FROM bits;
