-- A name in ORDER BY that one result column has is that column, though two tables of FROM have it.

-- name: of_star :many
-- expect: id int32 notnull, d int32 notnull, x int32 null
SELECT a.* FROM a LEFT JOIN b ON a.id = b.id ORDER BY d, x;

-- name: of_column :many
-- expect: d int32 notnull
SELECT a.d FROM a JOIN b ON a.id = b.id ORDER BY d;

-- name: of_both :many
-- expect-error: E0202 13:55
SELECT a.d, b.d FROM a JOIN b ON a.id = b.id ORDER BY d;

-- name: of_none :many
-- expect-error: E0202 17:51
SELECT a.id FROM a JOIN b ON a.id = b.id ORDER BY d;

-- name: inside :many
-- expect-error: E0202 21:50
SELECT a.d FROM a JOIN b ON a.id = b.id ORDER BY d + 1;
