-- name: neighbour
SELECT author.title FROM author JOIN book ON book.author_id = author.id;
-- name: not_selected
SELECT x.name FROM (SELECT id FROM author) AS x;
-- name: group_reported_once
SELECT name, COUNT(*) AS n FROM author GROUP BY nmae;
-- name: literals_of_a_wrong_row
INSERT INTO author (id, name, age) VALUES (1, 'x');
-- name: literals_of_a_longer_row
INSERT INTO author (id, name) VALUES (1, NULL, 2);
-- name: visible
SELECT q.id FROM author AS a JOIN book AS b ON b.author_id = a.id;
-- name: star
SELECT q.* FROM author AS a;
