-- name: f :one
SELECT id FROM events WHERE kind = 'call';

-- name: g :exactly_one
SELECT id FROM events WHERE kind = 'call';
