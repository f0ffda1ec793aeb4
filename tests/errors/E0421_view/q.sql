-- name: q :many
SELECT id FROM t;
