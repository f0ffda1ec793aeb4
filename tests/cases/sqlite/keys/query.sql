-- dialect: sqlite

-- name: int_pk_all :many
-- expect: id int64 notnull, v text null, rowid int64 notnull
-- params:
-- cardinality: many
SELECT id, v, rowid FROM int_pk;

-- name: int_desc_all :many
-- expect: id int64 null, v text null, rowid int64 notnull
-- params:
-- cardinality: many
SELECT id, v, rowid FROM int_desc;

-- name: int_word_all :many
-- expect: id int64 null, v text null
-- params:
-- cardinality: many
SELECT id, v FROM int_word;

-- name: text_pk_all :many
-- expect: k text null, v int64 null, rowid int64 notnull
-- params:
-- cardinality: many
SELECT k, v, rowid FROM text_pk;

-- name: pair_pk_all :many
-- expect: a int64 null, b text null, v double null
-- params:
-- cardinality: many
SELECT a, b, v FROM pair_pk;

-- name: no_rowid_all :many
-- expect: k text notnull, v int64 null
-- params:
-- cardinality: many
SELECT k, v FROM no_rowid;

-- name: pair_no_rowid_all :many
-- expect: a int64 notnull, b text notnull, v double null
-- params:
-- cardinality: many
SELECT a, b, v FROM pair_no_rowid;

-- name: strict_text_all :many
-- expect: k text notnull, v int64 null
-- params:
-- cardinality: many
SELECT k, v FROM strict_text;

-- name: strict_int_all :many
-- expect: id int64 notnull, u int64 null
-- params:
-- cardinality: many
SELECT id, u FROM strict_int;

-- name: by_int_pk :one
-- expect: v text null
-- params: id int64 notnull
-- cardinality: optional
SELECT v FROM int_pk WHERE id = ?;

-- name: by_text_pk :one
-- expect: k text notnull, v int64 null
-- params: k text notnull
-- cardinality: optional
SELECT k, v FROM text_pk WHERE k = ?;

-- name: by_pair :one
-- expect: v double null
-- params: a int64 notnull, b text notnull
-- cardinality: optional
SELECT v FROM pair_pk WHERE a = ? AND b = ?;

-- name: by_unique_text :one
-- expect: id int64 notnull
-- params: u text notnull
-- cardinality: optional
SELECT id FROM auto_pk WHERE u = ?;

-- name: by_unique_nocase :one
-- expect: id int64 notnull
-- params: w text notnull
-- cardinality: optional
SELECT id FROM auto_pk WHERE w = ?;

-- name: by_is :many
-- expect: k text null, v int64 null
-- params: k text null
-- cardinality: many
SELECT k, v FROM text_pk WHERE k IS ?;

-- name: by_partial :many
-- expect: id int64 notnull
-- params: p int64 notnull
-- cardinality: many
SELECT id FROM auto_pk WHERE p = ?;

-- name: by_other_collation :many
-- expect: id int64 notnull
-- params: u text notnull
-- cardinality: many
SELECT id FROM auto_pk WHERE u = ? COLLATE NOCASE;

-- name: by_rowid :one
-- expect: w text notnull
-- params: rowid int64 notnull
-- cardinality: optional
SELECT w FROM no_key WHERE rowid = ?;

-- name: joined_by_key :one
-- expect: id int64 notnull, v text null
-- params: id int64 notnull
-- cardinality: optional
SELECT a.id, i.v FROM auto_pk a LEFT JOIN int_pk i ON i.id = a.p WHERE a.id = ?;

-- name: joined_by_not_key :many
-- expect: id int64 notnull, v int64 null
-- params: id int64 notnull
-- cardinality: many
SELECT a.id, t.v FROM auto_pk a LEFT JOIN no_key t ON t.v = a.id WHERE a.id = ?;

-- name: aggregate_is_one :one
-- expect: n int64 notnull, m int64 null
-- params: w text notnull
-- cardinality: one
SELECT COUNT(*) AS n, MAX(v) AS m FROM no_key WHERE w = ?;

-- name: limit_one :one
-- expect: w text notnull
-- params:
-- cardinality: optional
SELECT w FROM no_key ORDER BY w LIMIT 1;
