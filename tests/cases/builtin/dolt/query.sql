-- flavour: dolt
-- engines: dolt (its own tables)

-- name: commits :many
-- expect: commit_hash text notnull, committer text notnull, date datetime notnull, message text notnull
-- params: email text notnull
-- cardinality: many
SELECT commit_hash, committer, date, message FROM dolt_log WHERE email = ?;

-- name: branches :many
-- expect: name text notnull, hash text notnull, latest_commit_date datetime null, dirty int8 null
-- params:
-- cardinality: many
SELECT name, hash, latest_commit_date, dirty FROM dolt_branches;

-- name: diff_of_a_table :many
-- expect: to_id int32 null, from_e enum null, to_commit text null, to_commit_date datetime null, diff_type text null
-- params:
-- cardinality: many
SELECT to_id, from_e, to_commit, to_commit_date, diff_type FROM dolt_diff_t;

-- name: commit_diff :many
-- expect: to_v text null, from_v text null
-- params:
-- cardinality: many
SELECT to_v, from_v FROM dolt_commit_diff_t WHERE to_commit = HASHOF('HEAD') AND from_commit = 'WORKING';

-- name: history :many
-- expect: id int32 null, k text null, v text null, e enum null, commit_hash text notnull, committer text notnull, commit_date datetime notnull
-- params:
-- cardinality: many
SELECT * FROM dolt_history_t;

-- name: blame :many
-- expect: id int32 notnull, k text notnull, commit text notnull, commit_date datetime notnull, committer text null, email text null, message text null
-- params:
-- cardinality: many
SELECT * FROM dolt_blame_t;

-- name: blame_without_a_key :many
-- expect-error: E0201 42:15
SELECT * FROM dolt_blame_keyless;

-- name: conflicts :many
-- expect: from_root_ish text null, base_id int32 null, our_k text null, their_v text null, dolt_conflict_id text null
-- params:
-- cardinality: many
SELECT from_root_ish, base_id, our_k, their_v, dolt_conflict_id FROM dolt_conflicts_t;

-- name: conflicts_without_a_key :many
-- expect: base_a int32 null, their_cardinality uint64 null
-- params:
-- cardinality: many
SELECT base_a, their_cardinality FROM dolt_conflicts_keyless;

-- name: cardinality_with_a_key :many
-- expect-error: E0203 58:8
SELECT base_cardinality FROM dolt_conflicts_t;

-- name: violations :many
-- expect: violation_type text notnull, id int32 null, violation_info json null
-- params:
-- cardinality: many
SELECT violation_type, id, violation_info FROM dolt_constraint_violations_t;

-- name: no_such_column_of_the_table :many
-- expect-error: E0203 68:8
SELECT to_nope FROM dolt_diff_t;

-- name: diff_of_no_table :many
-- expect-error: E0201 72:19
SELECT to_id FROM dolt_diff_nope;

-- name: ignore :exec
-- params: pattern text notnull, ignored int8 notnull
INSERT INTO dolt_ignore (pattern, ignored) VALUES (?, ?);

-- name: status :many
-- expect: table_name text notnull, staged int8 notnull, status text notnull
-- params:
-- cardinality: many
SELECT * FROM dolt_status;

-- name: functions :one
-- expect: branch text null, head text null, version text notnull, child int64 null
-- params:
-- cardinality: one
SELECT ACTIVE_BRANCH() AS branch, DOLT_HASHOF('HEAD') AS head, DOLT_VERSION() AS version, HAS_ANCESTOR('HEAD', 'HEAD') AS child;

-- name: arity :one
-- expect-error: E0205 92:8
SELECT HAS_ANCESTOR('HEAD') AS x;

-- name: created_from_a_system_table :many
-- expect: commit_hash text notnull, words text notnull
-- params:
-- cardinality: many
SELECT * FROM said;
