-- name: f
WITH book AS (SELECT id FROM author) SELECT id FROM book;
