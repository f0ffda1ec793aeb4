-- name: f
SELECT name FROM author WHERE EXISTS (SELECT 1 FROM book AS b) AND b.id = 1;
