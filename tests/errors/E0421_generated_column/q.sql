-- name: q :many
SELECT n FROM w;
