-- A table that is called as one of the query around it hides no column that it does not have itself.

-- name: selected :many
-- expect: id int32 notnull, t text null
SELECT id, (SELECT tasks.title FROM users AS tasks WHERE tasks.id = 1) AS t FROM tasks;

-- name: in_where :many
-- expect: id int32 notnull
SELECT id FROM tasks WHERE EXISTS (SELECT 1 FROM users AS tasks WHERE tasks.n = 1);

-- name: further_out :many
-- expect: id int32 notnull, n int32 null
SELECT id, (SELECT (SELECT tasks.n FROM (SELECT 1 AS q) AS tasks) FROM users AS tasks WHERE tasks.id = 1) AS n FROM tasks;

-- name: its_own_comes_first :many
-- expect: id int32 notnull, i int32 null
SELECT id, (SELECT tasks.id FROM users AS tasks WHERE tasks.id = 2) AS i FROM tasks;

-- name: nowhere :many
-- expect-error: E0203 21:26
SELECT id, (SELECT tasks.nosuch FROM users AS tasks WHERE tasks.id = 1) AS t FROM tasks;
