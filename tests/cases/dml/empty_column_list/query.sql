-- name: all_columns :exec
-- params: s text null
INSERT INTO t () VALUES (1, 2, :s) ON DUPLICATE KEY UPDATE a = 3;

-- name: of_a_query :exec
-- engines: mariadb mysql sqlite (a query behind an empty list)
-- expect-warning: W0102 8:25
INSERT IGNORE INTO t () SELECT id + 20, a, s FROM t AS o;

-- name: too_few :exec
-- expect-error: E0209 12:26
INSERT INTO t () VALUES (1, 2);

-- name: no_default :exec
-- expect-error: E0304 16:13
INSERT INTO t () VALUES ();
