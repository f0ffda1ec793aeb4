-- flavour: dolt
-- engines: dolt (revisions)
-- Another revision's columns may have been nullable, and its keys others.

-- name: branch :many
-- expect: id int32 null, v text null
-- params:
-- cardinality: many
SELECT id, v FROM t AS OF 'WORKING';

-- name: bare_name :many
-- expect: id int32 null, k text null
-- params:
-- cardinality: many
SELECT x.id, x.k FROM t AS OF WORKING AS x;

-- name: instant :many
-- expect: commit_hash text null
-- params:
-- cardinality: many
SELECT commit_hash FROM dolt_log AS OF TIMESTAMP('2038-01-01 00:00:00') WHERE message IS NOT NULL;

-- name: no_key_there :many
-- expect: v text null
-- params: id int32 notnull, k text notnull
-- cardinality: many
SELECT v FROM t AS OF 'WORKING' WHERE id = ? AND k = ?;

-- name: two_revisions :many
-- expect: id int32 notnull, was text null
-- params:
-- cardinality: many
SELECT cur.id, old.v AS was FROM t cur LEFT JOIN t AS OF 'WORKING' old ON old.id = cur.id AND old.k = cur.k;

-- name: system_time :many
-- expect: id int32 null
-- params:
-- cardinality: many
SELECT id FROM t FOR SYSTEM_TIME AS OF 'WORKING';

-- name: log_of_a_revision :many
-- expect: message text null
-- params:
-- cardinality: many
SELECT message FROM dolt_log AS OF 'HEAD';

-- name: no_placeholder :many
-- expect-error: E0314 49:24
SELECT id FROM t AS OF ?;

-- name: no_column_there :many
-- expect-error: E0203 53:8
SELECT nope FROM t AS OF 'WORKING';

-- name: by_its_database :many
-- expect-error: E0211 57:8
SELECT `other/main`.t.id FROM t;

-- name: by_its_revision :many
-- expect: id int32 null
-- params:
-- cardinality: many
-- engines: none (a case's database has a name of its own)
SELECT `test/main`.t.id FROM `test/main`.t;

-- name: version :many
-- expect: id int32 null
-- params:
-- cardinality: many
SELECT x.id FROM t FOR VERSION AS OF 'WORKING' x;

-- name: version_of_a_branch :many
-- expect: id int32 null
-- params:
-- cardinality: many
SELECT id FROM t FOR VERSION AS OF WORKING;

-- name: version_between :many
-- expect-error: E0103 80:30
SELECT id FROM t FOR VERSION BETWEEN 'HEAD~1' AND 'HEAD';

-- name: tables_then :many
-- expect: Tables_in_database text null
-- params:
SHOW TABLES AS OF 'HEAD';

-- name: columns_then :many
-- expect: Field text null, Type text null, Null text null, Key text null, Default text null, Extra text null
-- params:
SHOW COLUMNS FROM t AS OF WORKING LIKE 'i%';

-- name: text_then :many
SHOW CREATE TABLE t AS OF 'WORKING';

-- name: described :many
-- expect: Field text null, Type text null, Null text null, Key text null, Default text null, Extra text null
-- params:
DESCRIBE t AS OF 'WORKING';

-- name: shown_unbound :many
-- expect-error: E0314 102:19
SHOW TABLES AS OF ?;

-- name: no_index_then :many
-- expect-error: E0104 106:19
SHOW INDEX FROM t AS OF 'HEAD';

-- name: described_column :many
-- expect-error: E0103 110:12
DESCRIBE t id;

-- name: described_unknown :many
-- expect-error: E0201 114:10
DESCRIBE tt;

-- name: where_it_stands :one
-- expect: head text null, working text null, staged text null, ref text null
-- params:
-- cardinality: one
-- engines: none (a case's database has a name of its own)
SELECT @@test_head AS head, @@test_working AS working, @@SESSION.test_staged AS staged, @@test_head_ref AS ref;

-- name: its_branch :one
-- expect: branch text null
-- params:
-- cardinality: one
-- engines: none (a case's database has a name of its own)
SELECT @@GLOBAL.test_default_branch AS branch;

-- name: no_such_variable :one
-- expect-error: E0232 132:8
SELECT @@test_heads;
