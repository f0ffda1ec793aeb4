-- flavour: mariadb
-- engines: mariadb (to it these are positions)

-- name: minus_true :many
-- expect-error: E0212 6:27
SELECT id FROM t ORDER BY -TRUE;

-- name: minus_false :many
-- expect-error: E0212 10:38
SELECT COUNT(*) AS n FROM t GROUP BY -FALSE;

-- name: in_update :exec
-- expect-error: E0212 14:29
UPDATE t SET a = 1 ORDER BY -TRUE;

-- name: twice :many
-- expect: id int32 notnull
SELECT id FROM t ORDER BY - -TRUE;
