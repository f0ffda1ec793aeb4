-- name: f
INSERT INTO k (id, c) VALUES (1, '300'), (2, '12'), (3, 127.5), (4, 127.4), (5, 1e3);
