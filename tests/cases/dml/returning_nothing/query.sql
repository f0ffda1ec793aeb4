-- flavour: mariadb
-- engines: mariadb (RETURNING)
-- MariaDB answers with a count and no columns where it sees that no row can be meant.

-- name: never :many
-- expect: id int32 notnull
DELETE FROM t WHERE id = NULL RETURNING id;

-- name: not_for_all :many
-- expect: id int32 notnull, v text null
-- params: p int64 notnull
DELETE FROM t WHERE id = CAST(:p AS SIGNED) RETURNING id, v;

-- name: a_text_is_false :many
-- expect: n int64 notnull
DELETE FROM t WHERE 'x' RETURNING 1 AS n;
