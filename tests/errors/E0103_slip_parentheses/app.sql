-- name: missing_paren
SELECT COUNT(id FROM author;
-- name: missing_paren_in
SELECT id FROM author WHERE id IN (1, 2;
-- name: extra_paren
SELECT id FROM author WHERE (id = 1));
-- name: insert_set_paren
INSERT INTO author SET (id = 1, name = 'x');
