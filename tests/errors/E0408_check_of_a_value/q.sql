-- name: q :many
SELECT a FROM t;
