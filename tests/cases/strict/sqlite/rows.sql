INSERT INTO m (kind, n, r, b, v) VALUES ('a', 1, NULL, NULL, NULL), ('b', 20, 1.5, x'01', 'x');
