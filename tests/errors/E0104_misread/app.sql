-- name: cut :exec
SET @x =;
-- name: tables :many
SHOW TABLEZ;
