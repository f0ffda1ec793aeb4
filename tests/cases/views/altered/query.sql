-- flavour: mysql
-- name: altered :many
-- expect: note text null
SELECT * FROM changed;

-- name: renamed :one
-- expect: id int64 notnull
-- params: id int64 notnull
-- cardinality: optional
SELECT renamed.id FROM renamed WHERE id = ?;

-- name: old_name :many
-- expect-error: E0201 14:16
SELECT id FROM before_rename;
