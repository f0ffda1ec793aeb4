-- name: f
INSERT IGNORE INTO author (id, name, age) VALUES (1, 'x', 300);
