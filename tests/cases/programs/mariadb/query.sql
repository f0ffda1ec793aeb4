-- flavour: mariadb
-- name: next_number :one
-- expect: NEXTVAL(numbers) int64 null, v int64 null
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
-- params: n int64 notnull
-- cardinality: one
SELECT SETVAL(numbers, :n) AS v;

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

-- name: no_sequence :one
-- expect-error: E0201 39:16
SELECT NEXTVAL(numberz);

-- name: no_sequence_but_a_table :one
-- expect-error: E0201 43:16
SELECT NEXTVAL(item);
