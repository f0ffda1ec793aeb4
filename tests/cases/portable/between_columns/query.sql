-- dialect: postgres
-- Dolt takes a BETWEEN of columns for true where one of them is NULL; it is written as two comparisons for the servers.

-- name: around :many
-- expect: id int32 notnull, low int64 notnull
SELECT id, low FROM t WHERE id BETWEEN low AND id;
-- name: itself :many
-- expect: high int64 notnull
SELECT high FROM t WHERE high BETWEEN low AND high;
-- name: outside :many
-- expect: id int32 notnull, low int64 null
SELECT id, low FROM t WHERE id NOT BETWEEN low AND :high;
