-- name: insert_set
INSERT INTO t SET id = 1;
-- name: columns
INSERT INTO t id, name VALUES (1, 'x');
-- name: set_missing
UPDATE t name = 'x' WHERE id = 1;
-- name: where_missing
DELETE FROM t id = 1;
-- name: in_list
SELECT id FROM t WHERE id IN 1, 2;
-- name: exists
SELECT id FROM t WHERE NOT EXISTS SELECT 1;
