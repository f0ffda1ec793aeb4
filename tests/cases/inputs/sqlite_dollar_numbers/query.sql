-- dialect: sqlite
-- name: numbered :many
-- expect: b text null
-- params: 1 int64 notnull, 2 text notnull
SELECT b FROM t WHERE a = $1 OR b = $2 OR a > $1;
