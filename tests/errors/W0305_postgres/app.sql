-- name: f
SELECT a / b * 1.5 AS r FROM t WHERE a / b > 0.5;
