-- name: f
INSERT INTO author (id, name) VALUES (1, 'O'Brien');
