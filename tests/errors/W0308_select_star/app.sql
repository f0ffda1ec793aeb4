-- name: f
SELECT * FROM author;
-- name: g
SELECT COUNT(*) AS n FROM author WHERE EXISTS (SELECT * FROM book);
