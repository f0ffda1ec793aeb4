-- name: processes :many
SHOW PROCESSLIST;
-- name: plan :many
EXPLAIN SELECT kind FROM events;
-- name: stop :exec
KILL :id;
