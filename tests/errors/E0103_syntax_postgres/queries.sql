-- name: tasks_open :many
SELECT id, title
  FROM tasks
 WHERE NOT done AND;
