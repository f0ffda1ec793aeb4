-- engines: mariadb mysql dolt (what SQLite makes of dates is its text)
-- LOWER, TRIM, SUBSTRING and kin give texts; Dolt alone gives a number or a date back as what it was.

-- name: of_numbers :many
-- expect: a any notnull, b any notnull, c any notnull
SELECT LOWER(id) AS a, TRIM(n) AS b, SUBSTR(id, 1) AS c FROM t;

-- name: of_dates :many
-- expect: a any notnull, b any notnull
SELECT LTRIM(d) AS a, UPPER(at) AS b FROM t;

-- name: cut_by_others :many
-- engines: mariadb mysql (Dolt refuses a number there)
-- expect: a text notnull, b text notnull, c text notnull
SELECT LEFT(id, 7) AS a, RIGHT(id, 1) AS b, REPEAT(id, 2) AS c FROM t;

-- name: of_casts :many
-- expect: a text notnull, b text notnull
SELECT SUBSTRING(CAST(at AS CHAR), 1, 7) AS a, REVERSE(CAST(id AS CHAR)) AS b FROM t;

-- name: of_texts :many
-- expect: a text notnull, b blob notnull, c text notnull
SELECT TRIM(s) AS a, SUBSTRING(b, 1, 2) AS b, LOWER(e) AS c FROM t;

-- name: no_number :one
-- expect: a int64 null, b int64 notnull
SELECT CAST(x'' AS SIGNED) AS a, CAST('' AS SIGNED) AS b;
