-- name: make :exec
CREATE TEMPORARY TABLE found (id INT);

-- name: drop :exec
DROP TABLE IF EXISTS found;
