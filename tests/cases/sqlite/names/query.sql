-- dialect: sqlite

-- name: quoted_string :one
-- expect: id int64 notnull
-- params:
-- cardinality: optional
-- expect-warning: W0201 8:37
SELECT id FROM users WHERE handle = "ann";

-- name: alias_in_where :many
-- expect: twice int64 notnull
-- params:
-- cardinality: many
SELECT stars * 2 AS twice FROM notes WHERE twice > 5;

-- name: alias_in_group :many
-- expect: n int64 notnull, c int64 notnull
-- params:
-- cardinality: many
SELECT length(body) AS n, count(*) AS c FROM notes GROUP BY n HAVING c > 1 ORDER BY c;

-- name: nocase :one
-- expect: id int64 notnull
-- params:
-- cardinality: optional
SELECT U.ID FROM Users u WHERE HANDLE = 'x';

-- name: unknown :many
-- expect-error: E0203 30:8
SELECT hanlde FROM users;

-- name: no_rowid :many
-- expect-error: E0203 34:8
SELECT rowid FROM tags;

-- name: in_table :many
-- expect: handle text notnull
-- params:
-- cardinality: many
SELECT handle FROM users WHERE id IN (SELECT user_id FROM notes);

-- name: collation :many
-- expect-error: E0213 44:53
SELECT handle FROM users WHERE handle = 'x' COLLATE NOCSE;

-- name: min_arity :many
-- expect-error: E0205 48:8
SELECT min() FROM users;

-- name: count_star_of :many
-- expect-error: E0205 52:12
SELECT sum(*) FROM users;

-- name: called_over :many
-- expect: id int64 notnull
-- params:
-- cardinality: many
SELECT over.id FROM (SELECT id FROM users) over JOIN users AS u ON u.id = over.id;

-- name: over_before_a_name :many
-- expect-error: E0103 62:44
SELECT over.id FROM (SELECT id FROM users) over LEFT JOIN users AS u ON u.id = over.id;
