-- flavour: mariadb
-- What MariaDB refuses of MySQL's and Dolt's.

-- name: limit_in_in :many
-- expect-error: E0312 6:59
SELECT id FROM item WHERE id IN (SELECT n FROM item LIMIT 2);

-- name: limit_in_any :many
-- expect-error: E0312 10:62
SELECT id FROM item WHERE id > ANY (SELECT n FROM item LIMIT 2);

-- name: limit_behind_a_derived_table :many
-- expect: id int32 notnull
SELECT id FROM item WHERE id IN (SELECT n FROM (SELECT n FROM item LIMIT 2) AS few);

-- name: ordered_rollup :many
-- expect-error: E0103 18:73
SELECT kind, COUNT(*) AS c FROM item GROUP BY kind WITH ROLLUP ORDER BY kind;

-- name: row_is_null :many
-- expect-error: E0209 22:27
SELECT id FROM item WHERE (id, n) IS NOT NULL;

-- name: empty_row_of_no_table
-- expect-error: E0201 26:13
INSERT INTO nowhere (id) VALUES (1), () ON DUPLICATE KEY UPDATE id = VALUES(n);
