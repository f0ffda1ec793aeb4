-- dialect: sqlite
-- A rowid without its table is that of the first FROM outwards which has any table, and only of one that is alone there.

-- name: of_the_query_around :many
-- expect: x int64 null
SELECT (SELECT 1 WHERE rowid > 0) AS x FROM t2;

-- name: of_its_own :many
-- expect: x int64 null
SELECT (SELECT rowid FROM t1) AS x FROM t2;

-- name: of_two :many
-- expect-error: E0203 14:44
SELECT (SELECT 1 FROM t1 JOIN t3 ON t3.b = rowid) FROM t2;

-- name: beyond_two :exec
-- expect-error: E0203 18:53
DELETE FROM t2 WHERE (SELECT at FROM (t1 JOIN t3 ON rowid));
