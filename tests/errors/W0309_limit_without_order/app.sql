-- name: f
SELECT name FROM author LIMIT 5;
-- name: g
SELECT name FROM author LIMIT 1;
-- name: h
SELECT COUNT(*) AS n FROM author LIMIT 5;
-- name: i
SELECT name FROM author LIMIT 1 OFFSET :skip;
