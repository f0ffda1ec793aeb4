-- name: f
WITH x AS (SELECT id FROM y), y AS (SELECT id FROM author) SELECT id FROM x;
