-- flavour: mysql
-- name: all_shown :many
-- expect: a int32 notnull, c int32 null
SELECT * FROM t;

-- name: hidden :many
-- expect: b int32 notnull
SELECT b FROM t;
