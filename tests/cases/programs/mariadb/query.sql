-- flavour: mariadb
-- engines: mariadb (sequences, rows and FOR are its own)
-- name: next_number :one
-- expect: NEXTVAL(numbers) int64 notnull, v int64 notnull
-- params:
-- cardinality: one
SELECT NEXTVAL(numbers), NEXT VALUE FOR numbers AS v;

-- name: last_number :one
-- expect: a int64 null, b int64 null
-- params:
-- cardinality: one
SELECT LASTVAL(numbers) AS a, PREVIOUS VALUE FOR numbers AS b;

-- name: set_number :one
-- expect: v int64 null
-- params:
-- cardinality: one
SELECT SETVAL(numbers, 1000, FALSE) AS v;

-- name: settings :many
-- expect: start_value int64 notnull, increment int64 notnull
-- params:
-- cardinality: many
SELECT start_value, increment FROM numbers;

-- name: add_item :exec
-- expect:
-- params: name text notnull
-- cardinality: none
INSERT INTO item (id, name) VALUES (NEXTVAL(numbers), ?);

-- name: twice :many
-- expect: d int32 null
-- params:
-- cardinality: many
SELECT doubled(n) AS d FROM item;

-- name: no_sequence :one
-- expect-error: E0201 41:16
SELECT NEXTVAL(numberz);

-- name: no_sequence_but_a_table :one
-- expect-error: E0201 45:16
SELECT NEXTVAL(item);

-- name: no_placeholder :one
-- expect-error: E0309 49:24
SELECT SETVAL(numbers, ?);
