-- name: full_join
SELECT name FROM author FULL JOIN book ON book.author_id = author.id;
