-- name: f
INSERT INTO k (id, c) VALUES (1, 99.994), (2, 99.996), (3, '123');
