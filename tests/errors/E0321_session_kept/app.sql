-- name: zone :exec
SET time_zone = 'Europe/Berlin';
-- name: names :exec
SET NAMES latin1;
-- name: no_autocommit :exec
SET SESSION autocommit = 0;
-- name: other_database :exec
USE other;
-- name: chain :exec
COMMIT AND CHAIN;
-- name: leave :exec
ROLLBACK RELEASE;
