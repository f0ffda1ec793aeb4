-- name: misspelt :many
-- schemac: variants mny
SELECT id FROM t;

-- name: both :many
-- schemac: variants all none
SELECT id FROM t;

-- name: both_too :many
-- schemac: variants none into
SELECT id FROM t;

-- name: twice :many
-- schemac: variants all, variants into
SELECT id FROM t;

-- name: nothing :many
-- schemac: variants
SELECT id FROM t;

-- name: of_one :one
-- schemac: variants all
SELECT n FROM t WHERE id = :id;

-- name: of_none :exec
-- schemac: variants into
DELETE FROM t WHERE id = 2;

-- name: no_insert :exec
-- schemac: variants many
DELETE FROM t WHERE id = :id;

-- name: not_repeatable :exec
-- schemac: variants many
INSERT INTO t VALUES (:id, (SELECT MAX(n) FROM t AS o));

-- name: good
-- schemac: variants many, exec
INSERT INTO t VALUES (:id, :n);
