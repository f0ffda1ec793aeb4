-- dialect: sqlite

-- The rowid is written by any of its names where the table has one.

-- name: insert_rowid :exec
-- params: rowid int64 notnull, a text notnull
INSERT INTO plain (ROWID, a) VALUES (?, ?);

-- name: insert_alias :exec
-- params: id int64 notnull
INSERT INTO aliased (_rowid_) VALUES (?);

-- name: update_oid :exec
-- params: rowid int64 notnull, rowid_2 int64 notnull
UPDATE plain SET oid = ? WHERE rowid = ?;

-- name: a_column :exec
-- params: rowid text null
INSERT INTO own (rowid) VALUES (?);

-- name: without_one :exec
-- expect-error: E0203 23:22
INSERT INTO without (rowid, id) VALUES (1, 1);

-- name: returned :one
-- expect: rowid int64 notnull
INSERT INTO plain (oid, a) VALUES (NULL, 'x') RETURNING rowid;
