-- dialect: sqlite

-- name: kinds :one
-- expect: id int64 notnull
-- params: handle text notnull, age int64 notnull, score double notnull, active bool notnull, avatar blob notnull, extra any notnull
-- cardinality: optional
SELECT id FROM users WHERE handle = ? AND age > ? AND score < ? AND active = ? AND avatar = ? AND extra = ?;

-- name: numbered :many
-- expect: id int64 notnull
-- params: handle text notnull, age int64 notnull
-- cardinality: many
SELECT id FROM users WHERE handle = ?1 OR nick = ?1 OR age = ?2;

-- name: at_and_dollar :one
-- expect: id int64 notnull
-- params: h text notnull, a int64 notnull, s double notnull
-- cardinality: optional
SELECT id FROM users WHERE handle = @h AND age = $a AND score = :s;

-- name: is_nullable :many
-- expect: id int64 notnull
-- params: nick text null, age int64 null
-- cardinality: many
SELECT id FROM users WHERE nick IS ? AND age IS NOT ?;

-- name: like :many
-- expect: id int64 notnull
-- params: handle text notnull, nick text notnull
-- cardinality: many
SELECT id FROM users WHERE handle LIKE ? ESCAPE '\' AND nick GLOB ?;

-- name: limits :many
-- expect: id int64 notnull
-- params: limit int64 notnull, offset int64 notnull
-- cardinality: many
SELECT id FROM users LIMIT ? OFFSET ?;

-- name: arithmetic :many
-- expect: a int64 null, b double null, c text notnull
-- params: age int64 notnull, score double notnull, p3 text notnull
-- cardinality: many
SELECT age + ? AS a, score * ? AS b, handle || ? AS c FROM users;

-- name: insert_row :exec
-- params: key text null, user_id int64 notnull, body text notnull, price double null
-- cardinality: none
INSERT INTO notes (key, user_id, body, price) VALUES (?, ?, ?, ?);

-- name: insert_id :exec
-- params: handle text notnull
-- cardinality: none
INSERT INTO users (id, handle) VALUES (NULL, ?);

-- name: insert_default :one
-- expect: key text null, stars int64 notnull, made_at text notnull
-- params:
-- cardinality: one
INSERT INTO notes (user_id, body) VALUES (1, 'x') RETURNING key, stars, made_at;

-- name: upsert :exec
-- params: key text null, user_id int64 notnull, body text notnull, stars int64 notnull
-- cardinality: none
INSERT INTO notes (key, user_id, body) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET body = excluded.body, stars = stars + ? WHERE user_id = excluded.user_id;

-- name: upsert_nothing :one
-- expect: id int64 notnull
-- params: handle text notnull
-- cardinality: optional
INSERT INTO users (handle) VALUES (?) ON CONFLICT DO NOTHING RETURNING id;

-- name: update_row :one
-- expect: id int64 notnull, handle text notnull, nick text null, age int64 null, score double notnull, active bool notnull, avatar blob null, extra any null
-- params: age int64 null, score double notnull, id int64 notnull
-- cardinality: optional
UPDATE users SET age = ?, score = ? WHERE id = ? RETURNING *;

-- name: update_from :exec
-- params: id int64 notnull
-- cardinality: none
UPDATE notes SET body = u.handle FROM users u WHERE u.id = notes.user_id AND u.id = ?;

-- name: delete_row :one
-- expect: body text notnull
-- params: key text notnull
-- cardinality: optional
DELETE FROM notes WHERE key = ? RETURNING body;

-- name: coalesced :exec
-- params: nick text null, handle text null, id int64 notnull
-- cardinality: none
UPDATE users SET nick = coalesce(?, nick), handle = coalesce(?, handle) WHERE id = ?;

-- name: update_from_returning :one
-- expect: key text notnull, user_id int64 notnull, body text notnull, stars int64 notnull, price double null, made_at text notnull
-- params: key text notnull
-- cardinality: optional
UPDATE notes SET body = u.handle FROM users u WHERE u.id = notes.user_id AND notes.key = ? RETURNING *;
