-- flavour: mariadb
-- engines: mariadb (its own tables)

-- name: variables :many
-- expect: VARIABLE_NAME text notnull, GLOBAL_VALUE text null
-- params:
-- cardinality: many
SELECT VARIABLE_NAME, GLOBAL_VALUE FROM information_schema.SYSTEM_VARIABLES;

-- name: processes :many
-- expect: ID int64 notnull, TIME_MS decimal notnull, INFO text null
-- params:
-- cardinality: many
SELECT ID, TIME_MS, INFO FROM information_schema.PROCESSLIST;

-- name: users :many
-- expect: Host text notnull, Priv text notnull
-- params:
-- cardinality: many
SELECT Host, Priv FROM mysql.global_priv;
