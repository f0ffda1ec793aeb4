-- flavour: dolt
-- engines: dolt (its table functions)

-- name: log_of :many
-- expect: commit_hash text notnull, message text notnull
-- params:
-- cardinality: many
SELECT commit_hash, message FROM dolt_log('main');

-- name: row_counts :many
-- expect: table_name text notnull, rows_added int64 null
-- params:
-- cardinality: many
SELECT table_name, rows_added FROM dolt_diff_stat('HEAD', 'WORKING');

-- name: summary :many
-- expect: to_table_name text notnull, diff_type text notnull, data_change int8 notnull, schema_change int8 notnull
-- params:
-- cardinality: many
SELECT to_table_name, diff_type, data_change, schema_change FROM dolt_diff_summary('HEAD', 'WORKING', 't');

-- name: patch :many
-- expect: statement_order uint64 notnull, statement text notnull
-- params:
-- cardinality: many
SELECT statement_order, statement FROM dolt_patch('HEAD', 'WORKING') ORDER BY statement_order;

-- name: reflog :many
-- expect: ref text notnull, ref_timestamp timestamp null, commit_hash text notnull
-- params:
-- cardinality: many
SELECT ref, ref_timestamp, commit_hash FROM dolt_reflog();

-- name: diff :many
-- expect: to_id int32 null, to_e enum null, from_v text null, diff_type text null
-- params:
-- cardinality: many
SELECT to_id, to_e, from_v, diff_type FROM dolt_diff('STAGED', 'WORKING', 't');

-- name: diff_of_a_range :many
-- expect: d.to_id int32 null
-- params:
-- cardinality: many
-- engines: none (the table is in no commit)
SELECT d.to_id AS `d.to_id` FROM dolt_diff('HEAD~1..HEAD', 't') d;

-- name: no_table :many
-- expect-error: E0201 49:50
SELECT to_id FROM dolt_diff('STAGED', 'WORKING', 'tt');

-- name: placeholder :many
-- expect-error: E0314 53:29
SELECT to_id FROM dolt_diff(?, 'WORKING', 't');

-- name: no_arguments :many
-- expect-error: E0205 57:15
SELECT * FROM dolt_schema_diff();

-- name: no_function :many
-- expect-error: E0204 61:15
SELECT * FROM dolt_diffs('a');

-- name: queries :many
-- expect: from_id int32 null, from_e enum null, to_id int32 null, to_n any null, diff_type text notnull
-- params:
-- cardinality: many
SELECT * FROM dolt_query_diff('SELECT id, e FROM t', 'SELECT id, COUNT(*) AS n FROM t AS OF ''WORKING'' GROUP BY id');

-- name: queries_joined :many
-- expect: k text notnull, to_v text null
-- params: diff_type text notnull
-- cardinality: many
SELECT t.k, d.to_v FROM t JOIN dolt_query_diff('SELECT id, v FROM t', 'SELECT id, v FROM t') AS d ON d.to_id = t.id
 WHERE d.diff_type = ?;

-- name: queries_no_column :many
-- expect-error: E0203 78:75
SELECT from_id FROM dolt_query_diff('SELECT id FROM t WHERE v = ''a'' AND ee = 1', 'SELECT id FROM t');

-- name: queries_no_result :many
-- expect-error: E0203 82:8
SELECT to_v FROM dolt_query_diff('SELECT v FROM t', 'SELECT id FROM t');

-- name: queries_unbound :many
-- expect-error: E0314 86:51
SELECT 1 FROM dolt_query_diff('SELECT id FROM t', ?);

-- name: queries_not_literal :many
-- expect-error: E0314 90:31
SELECT 1 FROM dolt_query_diff(CONCAT('SELECT id', ' FROM t'), 'SELECT id FROM t');

-- name: queries_with :many
-- expect-error: E0314 94:32
SELECT 1 FROM dolt_query_diff('WITH c AS (SELECT 1 AS a) SELECT a FROM c', 'SELECT 1');
