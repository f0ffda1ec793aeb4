-- What MySQL, MariaDB and Dolt have in common: Dolt's metadata proves no NOT NULL.

-- name: of_a_schema :many
-- expect: table_name text null, table_rows uint64 notnull, table_type text null
-- params: table_rows uint64 notnull
-- cardinality: many
SELECT table_name, table_rows, table_type FROM information_schema.tables WHERE table_schema = DATABASE() AND table_rows > ?;

-- name: any_case :many
-- expect: COLUMN_NAME text null, ORDINAL_POSITION uint64 null, is_nullable text null
-- params:
-- cardinality: many
SELECT c.COLUMN_NAME, ORDINAL_POSITION, is_nullable FROM INFORMATION_SCHEMA.Columns c WHERE c.table_name = 'events';

-- name: called_as_written :many
-- expect: table_name text null
-- params:
-- cardinality: many
SELECT tables.table_name FROM information_schema.tables;

-- name: own_table_of_that_name :many
-- expect: id int32 notnull, table_name text notnull
-- params:
-- cardinality: many
SELECT * FROM tables;

-- name: joined_with_own :many
-- expect: id int32 notnull, table_comment text null
-- params:
-- cardinality: many
SELECT e.id, t.table_comment FROM events e LEFT JOIN information_schema.tables t ON t.table_name = e.kind;

-- name: star :many
-- expect: CONSTRAINT_CATALOG text null, CONSTRAINT_SCHEMA text null, CONSTRAINT_NAME text null, TABLE_SCHEMA text null, TABLE_NAME text null, CONSTRAINT_TYPE text null
-- params:
-- cardinality: many
SELECT * FROM information_schema.table_constraints;

-- name: only_some :many
-- expect: ENFORCED text null
-- params:
-- cardinality: many
-- expect-warning: W0102 44:8
SELECT ENFORCED FROM information_schema.table_constraints;

-- name: no_such_table :many
-- expect-error: E0201 48:43
SELECT table_name FROM information_schema.tabels;

-- name: no_such_column :many
-- expect-error: E0203 52:8
SELECT tabel_name FROM information_schema.tables;

-- name: by_its_database :many
-- expect: table_name text null
-- params:
-- cardinality: many
SELECT information_schema.tables.table_name FROM information_schema.tables;

-- name: by_another_database :many
-- expect-error: E0211 62:8
SELECT mysql.tables.table_name FROM information_schema.tables;
