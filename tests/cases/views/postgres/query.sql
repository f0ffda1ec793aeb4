-- dialect: postgres
-- target: sqlite,mysql
-- name: by_key :one
-- expect: label text notnull, born date null
-- params: id int32 notnull
-- cardinality: optional
SELECT label, born FROM pro WHERE id = $1;

-- name: counted :many
-- expect: customer text notnull, times int64 notnull
SELECT customer, times FROM spent ORDER BY customer;

-- name: nested :many
-- expect: label text notnull, times int64 notnull
-- params: times int64 notnull
SELECT * FROM both_of WHERE times > $1;

-- name: dropped :many
-- expect-error: E0201 20:17
SELECT one FROM gone;
