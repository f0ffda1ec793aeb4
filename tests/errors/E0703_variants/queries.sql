-- name: q
SELECT id FROM t;
