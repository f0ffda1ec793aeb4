-- name: f :one
SELECT id FROM events WHERE kind = 'call';
