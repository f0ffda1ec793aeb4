-- name: event_kind :one
SELECT id,
       knd
  FROM events
 WHERE id = :id;
