-- dialect: sqlite
-- name: books :many
-- expect: id int64 notnull, title text notnull, author text notnull
SELECT id, title, author FROM book_list;

-- name: of_two_views :many
-- expect: x int64 notnull, y text notnull
SELECT x, y FROM v2;

-- name: columns :many
-- expect: id int64 notnull, name text notnull, born any null, score double null, photo blob null
SELECT id, name, born, score, photo FROM author;

-- name: strict :many
-- expect: k text notnull, v any null
SELECT k, v FROM kv;
