-- name: f
SELECT ROUND(a / b, 2) AS r, a / b * 1.5 AS q, a / 2 AS h, CAST(a / b AS REAL) AS c FROM t;
