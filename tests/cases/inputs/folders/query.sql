-- name: rows :many
-- expect: a int32 notnull, b int32 notnull
SELECT a, b FROM t;
