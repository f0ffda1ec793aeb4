-- name: add_many :many
SELECT id FROM t;

-- name: ids :many
SELECT id FROM t;

-- name: ids_all :exec
DELETE FROM t WHERE id = 2;

-- name: add
-- schemac: variants many
INSERT INTO t VALUES (:id, :n);

-- name: other_all :exec
DELETE FROM t WHERE id = 1;

-- name: other :many
-- schemac: variants all
SELECT id FROM t WHERE n = 1;
