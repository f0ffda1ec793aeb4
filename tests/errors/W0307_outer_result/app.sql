-- name: f
SELECT name FROM author WHERE name IN (SELECT name FROM book) AND id IN (SELECT author_id FROM book WHERE title = name);
