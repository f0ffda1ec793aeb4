-- name: top
SELECT TOP 5 id FROM author;
-- name: ilike
SELECT id FROM author WHERE name ILIKE 'a%';
-- name: cast_colons
SELECT id::text FROM author;
-- name: on_conflict_mysql
INSERT INTO author (id, name) VALUES (1, 'x') ON CONFLICT (id) DO NOTHING;
-- name: insert_or_mysql
INSERT OR REPLACE INTO author (id, name) VALUES (1, 'x');
-- name: distinct_after
SELECT id, DISTINCT name FROM author;
