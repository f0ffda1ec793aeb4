-- dialect: postgres
-- target: sqlite
-- name: rows :many
-- expect: a int32 notnull, b text notnull
SELECT a, b FROM t;
