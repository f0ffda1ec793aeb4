-- dialect: sqlite
-- The row that was to be inserted: only its name means it, and it has no rows that an aggregate could gather. Nor has the one
-- that RETURNING gives.

-- name: rowid_there :exec
-- params: a int64 notnull
INSERT INTO t (id, a) VALUES (1, :a) ON CONFLICT (id) DO UPDATE SET a = rowid;

-- name: rowid_of_both :exec
-- params: a int64 notnull
INSERT INTO t (id, a) VALUES (1, :a) ON CONFLICT (id) DO UPDATE SET a = excluded.rowid + t.rowid + oid;

-- name: aggregate_in_subquery :one
-- expect: a int64 notnull, b text null
-- params: a int64 notnull
INSERT INTO t (id, a) VALUES (1, :a) ON CONFLICT (id) DO UPDATE SET a = (SELECT COUNT(excluded.a) FROM u), b = (SELECT MAX(excluded.b) FROM u WHERE u.id = excluded.a)
    RETURNING a, b;

-- name: aggregate_of_both :exec
-- params: a int64 notnull
INSERT INTO t (id, a) VALUES (1, :a) ON CONFLICT (id) DO UPDATE SET b = (SELECT SUM(excluded.a + u.a) FROM u GROUP BY u.id);

-- name: aggregate :exec
-- expect-error: E0207 25:74
INSERT INTO t (id, a) VALUES (1, :a) ON CONFLICT (id) DO UPDATE SET a =  COUNT(excluded.a);

-- name: aggregate_of_the_row_there :exec
-- expect-error: E0207 29:81
INSERT INTO t (id, a) VALUES (1, :a) ON CONFLICT (id) DO UPDATE SET a = (SELECT COUNT(t.a) FROM u);

-- name: returned :many
-- expect: c int64 notnull, m text null, s int64 notnull
UPDATE t SET a = 1 RETURNING (SELECT COUNT(t.a) FROM u) AS c, (SELECT MAX(t.b) FROM u WHERE u.id > t.a) AS m, (SELECT COUNT(t.a + u.a) FROM u) AS s;

-- name: returned_by_itself :many
-- expect-error: E0207 37:30
UPDATE t SET a = 1 RETURNING MAX(t.a) AS m;
