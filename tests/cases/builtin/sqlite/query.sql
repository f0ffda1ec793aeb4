-- dialect: sqlite

-- name: schema_table :many
-- expect: type text notnull, name text notnull, tbl_name text notnull, rootpage int64 null, sql text null
-- params: type text notnull
-- cardinality: many
SELECT * FROM sqlite_schema WHERE type = ?;

-- name: old_name :many
-- expect: rowid int64 notnull, name text notnull
-- params:
-- cardinality: many
SELECT rowid, m.name FROM main.sqlite_master AS m;

-- name: columns_of :many
-- expect: cid int64 null, name text null, type text null, notnull int64 null, pk int64 null
-- params: arg text notnull
-- cardinality: many
SELECT cid, name, type, "notnull", pk FROM pragma_table_info(?);

-- name: hidden_argument :many
-- expect: name text null
-- params:
-- cardinality: many
SELECT name FROM pragma_table_xinfo WHERE arg = 't' AND schema = 'main';

-- name: lateral_argument :many
-- expect: name text notnull, col text null
-- params:
-- cardinality: many
SELECT m.name, i.name AS col FROM sqlite_schema m, pragma_table_info(m.name) i WHERE m.type = 'table';

-- name: settings :many
-- expect: user_version int64 null
-- params:
-- cardinality: many
SELECT user_version FROM pragma_user_version;

-- name: called_by_its_old_name :many
-- expect: type text notnull
-- params:
-- cardinality: many
SELECT sqlite_master.type FROM sqlite_schema;

-- name: not_by_its_new_name :many
-- expect-error: E0211 47:8
SELECT sqlite_schema.type FROM sqlite_schema;

-- name: elements :many
-- expect: id int64 notnull, key any null, value any null, type text null, atom any null, fullkey text null
-- params:
-- cardinality: many
SELECT t.id, e.key, e.value, e.type, e.atom, e.fullkey FROM t, json_each(t.j) AS e;

-- name: left_joined :many
-- expect: id int64 notnull, path text null
-- params:
-- cardinality: many
SELECT t.id, e.path FROM t LEFT JOIN json_tree(t.j, '$') AS e ON e.type = 'text';

-- name: of_a_parameter :many
-- engines: none (random texts are no JSON)
-- expect: value any null
-- params: json text notnull
-- cardinality: many
SELECT value FROM json_each(?) WHERE json_valid('1');

-- name: correlated :many
-- expect: id int64 notnull
-- params: value any notnull
-- cardinality: many
SELECT id FROM t WHERE EXISTS (SELECT 1 FROM json_each(t.j) WHERE value = ?);

-- name: sequence :many
-- expect: name text null, seq int64 null
-- params:
-- cardinality: many
SELECT * FROM sqlite_sequence;

-- name: statistics :many
-- expect: name text null, pages int64 notnull
-- params:
-- cardinality: many
-- engines: none (not every SQLite has it)
SELECT name, COUNT(*) AS pages FROM dbstat GROUP BY name;

-- name: series :many
-- expect: value int64 null
-- params: start int64 notnull, stop int64 notnull
-- cardinality: many
-- engines: none (an extension of the sqlite3 shell)
SELECT value FROM generate_series(?, ?);

-- name: analysed :many
-- expect: tbl text null, idx text null, stat text null
-- params:
-- cardinality: many
-- engines: none (only after ANALYZE)
SELECT * FROM sqlite_stat1;

-- name: no_function :many
-- expect-error: E0204 103:15
SELECT * FROM t(1);

-- name: no_such_function :many
-- expect-error: E0204 107:15
SELECT * FROM json_eech('[]');

-- name: too_many_arguments :many
-- expect-error: E0205 111:15
SELECT * FROM json_each('[]', '$', 1);

-- name: no_such_column :many
-- expect-error: E0203 115:8
SELECT valeu FROM json_each('[]');

-- name: temporary_tables :many
-- expect: name text notnull, sql text null
-- params:
-- cardinality: many
SELECT name, sql FROM temp.sqlite_master;

-- name: all_of_temporary :many
-- expect: type text notnull, name text notnull, tbl_name text notnull, rootpage int64 null, sql text null
-- params:
-- cardinality: many
SELECT * FROM temp.sqlite_schema;
