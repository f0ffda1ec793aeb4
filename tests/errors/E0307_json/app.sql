-- name: f
INSERT INTO k (id, c) VALUES (1, '{"a": }');
