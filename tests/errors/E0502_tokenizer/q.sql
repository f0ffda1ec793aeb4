-- name: find :many
SELECT body FROM books WHERE books MATCH :what;
