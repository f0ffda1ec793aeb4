-- name: f
SELECT title FROM author;
