-- dialect: sqlite
-- name: names :many
-- expect: full_name text notnull
SELECT full_name FROM users;

-- name: old_name :many
-- expect-error: E0203 8:8
SELECT name FROM users;
