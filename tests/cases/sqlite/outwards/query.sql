-- dialect: sqlite
-- A table that is called as one of the query around it hides no column that it does not have itself.

-- name: selected :many
-- expect: id int64 notnull, t text null
SELECT id, (SELECT tasks.title FROM users AS tasks WHERE tasks.id = 1) AS t FROM tasks;

-- name: in_where :many
-- expect: id int64 notnull
SELECT id FROM tasks WHERE EXISTS (SELECT 1 FROM users AS tasks WHERE tasks.n = 1);

-- name: further_out :many
-- expect: id int64 notnull, n int64 null
SELECT id, (SELECT (SELECT tasks.n FROM (SELECT 1 AS q) AS tasks) FROM users AS tasks WHERE tasks.id = 1) AS n FROM tasks;

-- name: its_own_comes_first :many
-- expect: id int64 notnull, i int64 null
SELECT id, (SELECT tasks.id FROM users AS tasks WHERE tasks.id = 2) AS i FROM tasks;

-- name: nowhere :many
-- expect-error: E0203 22:26
SELECT id, (SELECT tasks.nosuch FROM users AS tasks WHERE tasks.id = 1) AS t FROM tasks;

-- name: no_rowid :many
-- engine-accepts: sqlite: where it is built with SQLITE_ALLOW_ROWID_IN_VIEW
-- expect-error: E0203 27:26
SELECT id, (SELECT tasks.rowid FROM (SELECT 1 AS q) AS tasks) AS r FROM tasks;
