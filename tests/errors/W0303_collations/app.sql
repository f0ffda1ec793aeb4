-- name: f
SELECT id FROM t WHERE nick = name;
