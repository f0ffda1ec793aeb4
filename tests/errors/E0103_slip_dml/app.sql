-- name: update_where_set
UPDATE author WHERE id = 1 SET age = 2;
-- name: update_from_set
UPDATE FROM author SET age = 2 WHERE id = 1;
-- name: update_and
UPDATE author SET age = 2 SET code = 'x' WHERE id = 1;
-- name: delete_star
DELETE * FROM author WHERE id = 1;
-- name: insert_no_into_table
INSERT INTO TABLE author (id) VALUES (1);
