-- dialect: sqlite

-- Placeholders of all kinds in one statement, numbered as SQLite numbers them.

-- name: number_then_bare :exec
-- params: id int64 notnull, title text notnull
UPDATE tasks SET id = ?1, title = ? WHERE id = ?1;

-- name: bare_then_number :many
-- expect: id int64 notnull
-- params: id int64 notnull
SELECT id FROM tasks WHERE id > ? OR id < ?1;

-- name: name_then_number :many
-- expect: id int64 notnull
-- params: who text notnull, id int64 notnull
SELECT id FROM tasks WHERE title = :who AND id > ? AND note = ?1;

-- name: gap :many
-- expect: id int64 notnull
-- params: id int64 notnull, title text notnull, id_2 int64 notnull
SELECT id FROM tasks WHERE id > ?7 AND title = ? AND id < ?2;

-- name: dollar :many
-- expect: id int64 notnull
-- params: a int64 notnull, title text notnull
SELECT id FROM tasks WHERE id > $a AND title = @title;

-- name: comment_without_end :many
-- expect: id int64 notnull
-- params:
SELECT id FROM tasks /* SQLite ends it where the text ends
