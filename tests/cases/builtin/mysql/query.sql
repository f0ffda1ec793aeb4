-- flavour: mysql
-- engines: mysql (its own tables)

-- name: schemata :many
-- expect: SCHEMA_NAME text notnull, DEFAULT_CHARACTER_SET_NAME text notnull, DEFAULT_ENCRYPTION text notnull
-- params:
-- cardinality: many
SELECT SCHEMA_NAME, DEFAULT_CHARACTER_SET_NAME, DEFAULT_ENCRYPTION FROM information_schema.SCHEMATA;

-- name: users :many
-- expect: Host text notnull, User text notnull, Super_priv text notnull, password_expired text notnull
-- params:
-- cardinality: many
SELECT Host, User, Super_priv, password_expired FROM mysql.user;

-- name: threads :many
-- expect: THREAD_ID uint64 notnull, PROCESSLIST_USER text null
-- params:
-- cardinality: many
SELECT THREAD_ID, PROCESSLIST_USER FROM performance_schema.threads;

-- name: of_sys :many
-- expect: sys_version text null, mysql_version text null
-- params:
-- cardinality: many
SELECT sys_version, mysql_version FROM sys.version;

-- name: other_case :many
-- expect-error: E0201 30:33
SELECT COUNT(*) AS n FROM mysql.USER;

-- name: of_mariadb :many
-- expect-error: E0201 34:46
SELECT COUNT(*) AS n FROM information_schema.SYSTEM_VARIABLES;
