-- name: words :many
SELECT title FROM docs;
