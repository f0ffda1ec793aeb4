-- name: columns
INSERT INTO author id, name VALUES (1, 'x');
-- name: set_of_duplicate
INSERT INTO author (id, name) VALUES (1, 'x') ON DUPLICATE KEY UPDATE SET name = 'y';
-- name: set_in_parentheses
UPDATE author SET (name = 'x') WHERE id = 1;
-- name: exists
SELECT id FROM author WHERE NOT EXISTS SELECT 1;
-- name: with_as
WITH x (SELECT 1 AS a) SELECT a FROM x;
-- name: with_parentheses
WITH x AS SELECT 1 AS a SELECT a FROM x;
-- name: alias
SELECT a.id FROM author AS WHERE id = 1;
-- name: over
SELECT ROW_NUMBER() OVER ORDER BY id FROM author;
-- name: partition_late
SELECT ROW_NUMBER() OVER (ORDER BY id PARTITION BY name) AS n FROM author;
-- name: where_missing
DELETE FROM author id = 1;
-- name: two_quotes
SELECT id FROM author WHERE name = ''bob'';
