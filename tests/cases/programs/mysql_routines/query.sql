-- engines: mariadb mysql (Dolt has handlers for NOT FOUND only, no RESIGNAL and no conditions by name; SQLite no procedures)
-- name: accounts :many
-- expect: id int32 notnull, owner text notnull, balance decimal notnull
-- params:
-- cardinality: many
SELECT id, owner, balance FROM account;
