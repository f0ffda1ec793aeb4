-- name: unresolved :many
-- expect-error: E0301 3:8
SELECT ? AS x;

-- name: unresolved_both :many
-- expect-error: E0301 8:29
-- expect-error: E0301 8:33
SELECT id FROM orders WHERE ? = ?;

-- name: contradiction :many
-- expect-error: E0302 12:60
SELECT id FROM customers WHERE email = :x AND created_at = :x;

-- name: mixed_styles :many
-- expect-error: E0303 16:53
SELECT id FROM customers WHERE email = ? AND name = :n;

-- name: null_into_not_null :many
-- expect-error: E0305 20:30
UPDATE customers SET email = sqlc.narg(email) WHERE id = 1;
