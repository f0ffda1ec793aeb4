-- name: words :many
SELECT word FROM near;
