-- Queries kept outside the C source, annotated as sqlc users write them.

-- name: session_summary :many
SELECT event_type, COUNT(*) AS n, MAX(created_at) AS latest, SUM(tokens_output) AS tokens_output
  FROM events
 WHERE session_id = :session_id
 GROUP BY event_type
 ORDER BY n DESC, event_type;
