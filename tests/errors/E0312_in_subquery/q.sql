-- name: newest :many
SELECT a FROM t WHERE a IN (SELECT a FROM t ORDER BY a DESC LIMIT 3);

-- name: cured :many
SELECT a FROM t WHERE a IN (SELECT a FROM (SELECT a FROM t ORDER BY a DESC LIMIT 3) AS x);
