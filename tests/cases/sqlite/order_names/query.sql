-- dialect: sqlite

-- SQLite finds result columns in ORDER BY by their aliases only.

-- name: of_star :many
-- expect-error: E0202 7:55
SELECT a.* FROM a LEFT JOIN b ON a.id = b.id ORDER BY d;

-- name: of_column :many
-- expect-error: E0202 11:50
SELECT a.d FROM a JOIN b ON a.id = b.id ORDER BY d;

-- name: of_alias :many
-- expect: d int64 notnull
SELECT a.d AS d FROM a JOIN b ON a.id = b.id ORDER BY d;
