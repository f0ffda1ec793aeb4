-- dialect: sqlite
-- name: rows :many
-- expect: a int64 notnull, b text notnull
SELECT a, b FROM t;
