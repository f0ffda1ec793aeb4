-- name: authors
SELECT * FROM author WHERE id = :id;
