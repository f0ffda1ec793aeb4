-- name: f
WITH x AS (SELECT 1 AS a), x AS (SELECT 2 AS a) SELECT a FROM x;
