-- name: f
SELECT name FROM author, book WHERE title = :t;
-- name: g
SELECT name FROM author JOIN book;
-- name: h
SELECT name FROM author, book WHERE author_id = author.id;
-- name: i
SELECT name FROM author CROSS JOIN book;
-- name: j
SELECT name FROM author, (SELECT MAX(id) AS m FROM book) AS b;
