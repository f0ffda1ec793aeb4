-- name: f
INSERT INTO k (id, c) VALUES (1, '10:61:00'), (2, '900:00'), (3, '25:00:00');
