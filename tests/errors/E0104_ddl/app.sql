-- name: make :exec
CREATE TEMPORARY TABLE found (id INT);
