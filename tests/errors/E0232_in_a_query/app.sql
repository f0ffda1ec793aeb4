-- name: wait_less :exec
SET SESSION wait_timeot = 5;
-- name: waits :one
SELECT @@session.wait_timeot AS w;
