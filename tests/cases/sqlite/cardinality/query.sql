-- dialect: sqlite

-- name: by_id :one
-- expect: handle text notnull
-- params: id int64 notnull
-- cardinality: optional
SELECT handle FROM users WHERE id = ?;

-- name: by_rowid :one
-- expect: handle text notnull
-- params: rowid int64 notnull
-- cardinality: optional
SELECT handle FROM users WHERE rowid = ?;

-- name: by_text_key :one
-- expect: body text notnull
-- params: key text notnull
-- cardinality: optional
SELECT body FROM notes WHERE key = ?;

-- name: by_text_key_number :many
-- expect: body text notnull
-- params:
-- cardinality: many
SELECT body FROM notes WHERE key = 5;

-- name: by_nocase_key :one
-- expect: id int64 notnull
-- params: nick text notnull
-- cardinality: optional
SELECT id FROM users WHERE nick = ?;

-- name: by_binary_key_nocase :many
-- expect: id int64 notnull
-- params: handle text notnull
-- cardinality: many
SELECT id FROM users WHERE handle = ? COLLATE NOCASE;

-- name: is_key :many
-- expect: id int64 notnull
-- params: nick text null
-- cardinality: many
SELECT id FROM users WHERE nick IS ?;

-- name: by_pair :one
-- expect: weight int64 notnull
-- params: note_key text notnull, tag text notnull
-- cardinality: optional
SELECT weight FROM tags WHERE note_key = ? AND tag = ?;

-- name: other_collation :one
-- expect: id int64 notnull
-- params:
-- cardinality: optional
SELECT a.id FROM users a JOIN users b ON b.handle = a.nick WHERE a.id = 1;

-- name: same_collation :one
-- expect: id int64 notnull
-- params:
-- cardinality: optional
SELECT a.id FROM users a JOIN users b ON b.nick = a.nick WHERE a.id = 1;

-- name: bare_aggregate :one
-- expect: m int64 null, body text null
-- params:
-- cardinality: one
SELECT max(stars) AS m, body FROM notes;
