-- name: f
SELECT id FROM author WHERE born > :since;
-- name: g
SELECT title FROM book JOIN author ON author.id = author_id WHERE name = :name;
-- name: h
SELECT title FROM book JOIN author ON author.role = title;
