-- flavour: mysql
-- engines: mysql

-- name: of_numbers :many
-- expect: a text notnull, b text notnull, c text notnull
SELECT LOWER(id) AS a, TRIM(n) AS b, SUBSTR(id, 1) AS c FROM t;

-- name: of_dates :many
-- expect: a text notnull, b text notnull
SELECT LTRIM(d) AS a, UPPER(at) AS b FROM t;

-- name: cut_by_others :many
-- expect: a text notnull, b text notnull, c text notnull
SELECT LEFT(id, 7) AS a, RIGHT(id, 1) AS b, REPEAT(id, 2) AS c FROM t;

-- name: of_casts :many
-- expect: a text notnull, b text notnull
SELECT SUBSTRING(CAST(at AS CHAR), 1, 7) AS a, REVERSE(CAST(id AS CHAR)) AS b FROM t;

-- name: of_texts :many
-- expect: a text notnull, b blob notnull, c text notnull
SELECT TRIM(s) AS a, SUBSTRING(b, 1, 2) AS b, LOWER(e) AS c FROM t;

-- name: no_number :one
-- expect: a int64 notnull, b int64 notnull
SELECT CAST(x'' AS SIGNED) AS a, CAST('' AS SIGNED) AS b;
