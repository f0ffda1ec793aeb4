-- name: tasks_open :many
SELECT id, title
  FROM tasks
 WHERE done = 0 AND;
