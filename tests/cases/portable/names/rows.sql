INSERT INTO t (id, name, n, at) VALUES (1, 'a', 10, '2024-01-01 10:00:00+00');
INSERT INTO t (id, name, n, at) VALUES (2, 'B', 9, '2024-02-01 10:00:00+00');
INSERT INTO t (id, name, n, at) VALUES (10, 'b', NULL, '2023-02-01 10:00:00+00');
