-- flavour: mariadb
-- engines: mariadb (a query that begins with VALUES)

-- name: a_union :exec
-- params: id int32 notnull
INSERT INTO t (id, a) VALUES (1, 2) UNION SELECT id + 10, a FROM t WHERE id > :id;

-- name: the_first :exec
INSERT INTO t (id, a) VALUES (1, 2), (3, 4) ORDER BY 1 LIMIT 1 ON DUPLICATE KEY UPDATE a = VALUES(a);

-- name: too_few :exec
-- expect-error: E0209 13:23
INSERT INTO t (id, a) VALUES (1) UNION SELECT id FROM t;

-- name: no_query_there :exec
-- expect-error: E0103 17:77
INSERT INTO t (id, a) VALUES (1, 2) ON DUPLICATE KEY UPDATE a = (WITH x AS (VALUES (1)) SELECT 1 FROM x);

-- name: in_a_subquery :many
-- expect-error: E0210 21:27
SELECT EXISTS (VALUES (1, 1)) AS x;

-- name: no_names :many
-- expect: x int64 notnull
SELECT EXISTS (VALUES (1, 2)) AS x;
