-- name: f
SELECT COUNT(b) / COUNT(*) AS share FROM t;
-- name: g
SELECT SUM(a) / 2 AS half FROM t;
