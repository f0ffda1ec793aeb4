-- dialect: sqlite
-- name: inserted :exec
-- params: label text null
INSERT INTO cheap (label) VALUES (?);

-- name: null_taken :exec
-- params:
INSERT INTO cheap (label) VALUES (NULL);

-- name: changed :exec
-- params: nr int64 notnull
UPDATE cheap SET label = label || '!' WHERE nr = ?;

-- name: not_deleted :exec
-- expect-error: E0217 16:13
DELETE FROM cheap WHERE nr = 1;
