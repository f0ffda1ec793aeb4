-- name: rows :many
-- expect: a int32 notnull, c int32 null
SELECT a, c FROM t;
