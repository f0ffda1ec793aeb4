-- name: ids :many
SELECT id FROM tasks WHERE title = $x$abc;
