-- name: titles :many
-- expect: title text notnull, name text notnull
SELECT p.title, u.name FROM posts p JOIN users u ON u.id = p.user_id;
