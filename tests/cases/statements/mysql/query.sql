-- dialect: mysql

-- name: begin_read :exec
-- cardinality: none
START TRANSACTION READ ONLY;

-- name: commit_work :exec
COMMIT WORK;

-- name: mark :exec
SAVEPOINT here;

-- name: back :exec
ROLLBACK TO SAVEPOINT here;

-- name: set_user :exec
-- params: v any null
SET @x = :v, @y := 5 + 1;

-- name: set_session :exec
-- engines: none (the servers take numbers alone)
-- params: n any notnull
SET SESSION wait_timeout = :n;

-- name: set_more :exec
SET @@session.sql_select_limit = DEFAULT, foreign_key_checks = 1, unique_checks = ON;

-- name: isolation :exec
SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;

-- name: tables :many
-- engines: none (the column has the name of the database)
-- expect: Tables_in_database text null
SHOW TABLES LIKE 't%';

-- name: full_tables :many
-- engines: none (the column has the name of the database)
-- expect: Tables_in_database text null, Table_type text null
SHOW FULL TABLES;

-- name: columns :many
-- engines: none (a utf8mb3 column is compared with no character beyond U+FFFF)
-- expect: Field text null, Type text null, Null text null, Key text null, Default text null, Extra text null
-- params: f text notnull
SHOW COLUMNS FROM t WHERE Field = :f;

-- name: described :many
-- expect: Field text null, Type text null, Null text null, Key text null, Default text null, Extra text null
DESCRIBE t;

-- name: created :many
-- expect: Table text null, Create Table text null
SHOW CREATE TABLE t;

-- name: variables :many
-- engines: none (a utf8mb3 column is compared with no character beyond U+FFFF)
-- expect: Variable_name text null, Value text null
-- params: names text notnull
SHOW VARIABLES WHERE Variable_name IN (:names...);

-- name: status :many
SHOW GLOBAL STATUS LIKE 'Uptime%';

-- name: databases :many
SHOW DATABASES;

-- name: engines :many
SHOW ENGINES;

-- name: charsets :many
SHOW CHARACTER SET WHERE Charset = 'utf8mb4';

-- name: triggers :many
SHOW TRIGGERS;

-- name: plan_json :many
-- engines: mariadb mysql (Dolt loses the connection)
-- expect: EXPLAIN text null
-- params: id int32 notnull
-- expect-warning: W0102 81:1
EXPLAIN FORMAT=JSON SELECT name FROM t WHERE id = :id;

-- name: plan_json_update :many
-- engines: mariadb mysql (Dolt loses the connection)
-- params: n int64 null, id int32 notnull
EXPLAIN FORMAT=JSON UPDATE t SET n = :n WHERE id = :id;

-- name: emptied :exec
TRUNCATE TABLE gone;

-- name: locked :exec
LOCK TABLES t WRITE, gone AS g READ;

-- name: unlocked :exec
UNLOCK TABLES;

-- name: analyzed :many
-- expect: Table text null, Op text null, Msg_type text null, Msg_text text null
ANALYZE TABLE t;

-- name: done :exec
-- engines: mariadb mysql (Dolt has no DO)
-- params: s int64 notnull
DO :s + 1;

-- name: asked :one
-- expect: w any null
SELECT @@session.wait_timeout AS w;

-- name: unknown_table :many
-- engines: dolt (the others look for the table when they execute)
-- expect-error: E0201 113:19
SHOW COLUMNS FROM tt;

-- name: unknown_truncated :exec
-- engines: dolt (the others look for the table when they execute)
-- expect-error: E0201 118:10
TRUNCATE tt;

-- name: unknown_variable :exec
-- expect-error: E0232 122:5
SET wait_timeot = 5;

-- name: unknown_column :many
-- expect-error: E0203 126:27
SHOW COLUMNS FROM t WHERE Feld = 'a';

-- name: explained :many
-- expect-error: E0203 130:28
EXPLAIN FORMAT=JSON SELECT nme FROM t;

-- name: differs :many
-- expect-error: E0322 134:1
SHOW PROCESSLIST;

-- name: isolation_misspelt :exec
-- expect-error: E0104 138:25
SET SESSION TRANSACTION ISOLATE LEVEL READ COMMITTED;

-- name: isolation_level_left_out :exec
-- expect-error: E0104 142:35
SET SESSION TRANSACTION ISOLATION READ COMMITTED;

-- name: format_misspelt :many
-- expect-error: E0103 146:9
EXPLAIN FORMATS = JSON SELECT id FROM t;

-- name: described_what :many
-- expect-error: E0103 150:9
DESCRIBE;
