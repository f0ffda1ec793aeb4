-- A new definition of a column keeps the CHECKs of the old one, but on MariaDB: nothing to say of a database that has them or not.

-- name: all_of_it :many
-- expect: id int32 notnull, a int64 null, b int64 null, c int64 null
SELECT id, a, b, c FROM t;
