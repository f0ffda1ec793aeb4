-- dialect: sqlite

-- name: start :exec
BEGIN IMMEDIATE;

-- name: finish :exec
END TRANSACTION;

-- name: mark :exec
SAVEPOINT here;

-- name: drop_mark :exec
RELEASE here;

-- name: info :many
-- expect: cid int64 null, name text null, type text null, notnull int64 null, dflt_value text null, pk int64 null
PRAGMA table_info(t);

-- name: info_assigned :many
-- expect: cid int64 null, name text null, type text null, notnull int64 null, dflt_value text null, pk int64 null
PRAGMA main.table_info = 't';

-- name: index_columns :many
-- expect: seqno int64 null, cid int64 null, name text null
PRAGMA index_info(t_name);

-- name: references_of :many
PRAGMA foreign_key_list(t);

-- name: broken :many
PRAGMA foreign_key_check;

-- name: sound :many
-- expect: integrity_check text null
PRAGMA integrity_check(10);

-- name: sound_table :many
PRAGMA quick_check(t);

-- name: version_get :many
-- expect: user_version int64 null
PRAGMA user_version;

-- name: version_set :exec
-- cardinality: none
PRAGMA user_version = 7;

-- name: journal :many
-- expect: journal_mode text null
PRAGMA journal_mode;

-- name: waits :many
-- expect: timeout int64 null
PRAGMA busy_timeout = 4000;

-- name: plan :many
-- expect: id int64 null, parent int64 null, notused int64 null, detail text null
-- params: name text notnull
EXPLAIN QUERY PLAN SELECT id FROM t WHERE name = :name;

-- name: code :many
-- params: name text notnull, id int64 notnull
EXPLAIN UPDATE t SET name = :name WHERE id = :id;

-- name: analyzed :exec
ANALYZE t;

-- name: reindexed :exec
REINDEX t_name;

-- name: optimized :many
PRAGMA optimize;

-- name: no_pragma :many
-- expect-error: E0241 77:8
-- engine-accepts: sqlite: an unknown PRAGMA does nothing
PRAGMA tabel_info(t);

-- name: no_table :many
-- expect-error: E0201 82:19
-- engine-accepts: sqlite: a table that is not there has no columns
PRAGMA table_info(tt);

-- name: no_index :many
-- expect-error: E0201 87:19
-- engine-accepts: sqlite: an index that is not there has no columns
PRAGMA index_info(t_nam);

-- name: foreign_keys_off :exec
-- expect-error: E0321 91:8
PRAGMA foreign_keys = OFF;

-- name: no_column :many
-- expect-error: E0203 95:27
EXPLAIN QUERY PLAN SELECT nme FROM t;

-- name: half_a_plan :many
-- expect-error: E0103 99:15
EXPLAIN QUERY SELECT id FROM t;

-- name: no_query_plan :many
-- expect-error: E0103 103:9
EXPLAIN PLAN SELECT id FROM t;

-- name: analyzed_what :exec
-- expect-error: E0201 107:9
ANALYZE tt;

-- name: analyzed_main :exec
ANALYZE main;

-- name: reindexed_collation :exec
REINDEX nocase;

-- name: reindexed_what :exec
-- expect-error: E0201 117:14
REINDEX main.no_index;

-- name: of_no_database :many
-- expect-error: E0216 121:8
PRAGMA mane.table_info(t);
