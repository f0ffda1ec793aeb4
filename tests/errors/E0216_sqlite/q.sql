-- name: q :many
SELECT a FROM mian.t;
