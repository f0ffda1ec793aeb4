-- name: a :many
SELECT a FROM t;
