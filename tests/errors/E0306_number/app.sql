-- name: f
INSERT INTO k (id, c, s) VALUES (1, 3, 1), (2, 2, 4), (3, '2', 'a,b,'), (4, '3', 3);
