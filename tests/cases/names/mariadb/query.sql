-- flavour: mariadb
-- What MariaDB makes of constants in ORDER BY, of the tables that a DELETE names, and of words.

-- name: position_true :exec
-- expect-error: E0212 6:44
UPDATE t SET a = 1 WHERE id = :id ORDER BY TRUE;
-- name: position_negative :exec
-- expect-error: E0212 9:48
UPDATE t SET a = 1 WHERE id = :id ORDER BY id, -1;
-- name: position_of_the_first :exec
-- params: id int32 notnull
-- cardinality: none
UPDATE t SET a = 1 WHERE id = :id ORDER BY id, TRUE;

-- name: deleted_and_read :exec
-- expect-error: E0225 17:74
DELETE x FROM t AS x JOIN u WHERE x.id = u.id AND EXISTS (SELECT id FROM t);
-- name: deleted_using :exec
-- expect-error: E0225 20:51
DELETE FROM t USING t WHERE id IN (SELECT id FROM t);
-- name: deleted_and_other_read :exec
-- params:
-- cardinality: none
DELETE x FROM t AS x JOIN u WHERE x.id = u.id AND EXISTS (SELECT id FROM u);
-- name: deleted_and_read_before :exec
-- params:
-- cardinality: none
DELETE t FROM t WHERE id IN (SELECT d.id FROM (SELECT id FROM t) AS d);
-- name: alone :exec
-- params:
-- cardinality: none
DELETE FROM t WHERE id IN (SELECT id FROM t);

-- name: alias_window :many
-- expect: window int32 notnull, b int32 notnull
SELECT id window, b FROM t;
-- name: alias_window_last :many
-- expect: window int32 null
SELECT a window FROM t WHERE b = 1;
-- name: window_clause :many
-- expect: n int64 notnull
SELECT COUNT(*) OVER w AS n FROM t WINDOW w AS (ORDER BY id);

-- name: row_of_nothing :exec
-- expect-error: E0209 46:23
INSERT INTO u (id, a) VALUES (), (1, 2);
-- name: rows_of_nothing :exec
-- expect-error: E0209 49:23
INSERT INTO u (a, id) VALUES (), ();
