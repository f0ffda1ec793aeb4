-- name: f
SELECT x FROM (SELECT id AS x, age AS x FROM author) AS d;
-- name: g
WITH c (a, a) AS (SELECT id, age FROM author) SELECT 1 AS one FROM c;
