-- dialect: sqlite
-- name: copied :many
-- expect: id int64 null, name text null, price double null, id:1 int64 null, digits text null, times any null
SELECT * FROM copied;

-- name: temporary :many
-- expect: name text null
SELECT name FROM temp.short;
