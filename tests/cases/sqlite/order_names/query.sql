-- dialect: sqlite

-- SQLite finds result columns in ORDER BY by their aliases, and by what a star stands for.

-- name: of_star :many
SELECT a.* FROM a LEFT JOIN b ON a.id = b.id ORDER BY d;

-- name: of_column :many
-- expect-error: E0202 10:50
SELECT a.d FROM a JOIN b ON a.id = b.id ORDER BY d;

-- name: of_alias :many
-- expect: d int64 notnull
SELECT a.d AS d FROM a JOIN b ON a.id = b.id ORDER BY d;
