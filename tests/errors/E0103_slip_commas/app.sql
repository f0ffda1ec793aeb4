-- name: missing_comma
SELECT id name born FROM author;
-- name: missing_comma_list
INSERT INTO author (id name) VALUES (1, 'x');
-- name: missing_comma_values
INSERT INTO author (id, name) VALUES (1 'x');
-- name: missing_comma_in
SELECT id FROM author WHERE id IN (1, 2 3);
-- name: trailing_comma
SELECT id, name, FROM author;
-- name: trailing_comma_values
INSERT INTO author (id, name,) VALUES (1, 'x');
-- name: trailing_comma_set
UPDATE author SET age = 1, WHERE id = 1;
-- name: where_comma
SELECT id FROM author WHERE id = 1, name = 'x';
-- name: between_comma
SELECT id FROM author WHERE id BETWEEN 1, 5;
-- name: and_missing
SELECT id FROM author WHERE id = 1 name = 'x';
