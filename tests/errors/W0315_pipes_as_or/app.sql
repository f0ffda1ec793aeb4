-- name: f
SELECT name || ', ' || code AS a, age || id AS b FROM author;
