-- name: f
SELECT book.title FROM author;
