-- name: missing_on
SELECT name FROM author LEFT JOIN book WHERE title = 'x';
-- name: select_from
SELECT FROM author;
-- name: no_table
SELECT id FROM WHERE id = 1;
-- name: group_order_no_by
SELECT id FROM author ORDER id;
-- name: insert_no_values
INSERT INTO author (id, name) (1, 'x');
-- name: set_missing
UPDATE author age = 1 WHERE id = 1;
-- name: delete_no_from
DELETE author WHERE id = 1;
-- name: nested_select
SELECT id FROM author WHERE id = SELECT 1;
-- name: in_no_paren
SELECT id FROM author WHERE id IN 1, 2;
-- name: insert_value_paren
INSERT INTO author (id, name) VALUES 1, 'x';
-- name: join_using_noparen
SELECT title FROM author JOIN book USING id;
