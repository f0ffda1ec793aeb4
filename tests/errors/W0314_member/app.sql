-- name: f
INSERT IGNORE INTO author (id, name, role) VALUES (1, 'x', 'boss'), (2, 'y', 3);
