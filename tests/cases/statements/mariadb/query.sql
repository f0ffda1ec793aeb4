-- dialect: mysql
-- flavour: mariadb

-- name: processes :many
-- expect: Id int64 null, User text null, Host text null, db text null, Command text null, Time int64 null, State text null, Info text null, Progress double null
SHOW FULL PROCESSLIST;

-- name: indexes :many
SHOW INDEX FROM t WHERE Key_name = 'PRIMARY';

-- name: plan :many
-- expect: id uint64 null, select_type text null, table text null, type text null, possible_keys text null, key text null, key_len text null, ref text null, rows text null, Extra text null
-- params: id int32 notnull
EXPLAIN SELECT name FROM t WHERE id = :id;

-- name: analyzed :many
ANALYZE SELECT name FROM t WHERE id = 1;

-- name: table_status :many
SHOW TABLE STATUS LIKE 't';

-- name: checked :many
CHECK TABLE t;

-- name: summed :many
-- expect: Table text null, Checksum int64 null
CHECKSUM TABLE t, gone;

-- name: warnings :many
SHOW WARNINGS;

-- name: foreign_variable :exec
-- expect-error: E0408 34:5
SET explain_format = 'JSON';
