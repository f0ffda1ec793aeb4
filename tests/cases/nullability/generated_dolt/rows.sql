INSERT INTO t (id, a, b, m, s) VALUES (1, 1, 2, NULL, ''), (2, -1, 1, 2, 'x');
INSERT IGNORE INTO t (id, a, b, m, s) VALUES (3, NULL, NULL, 1, 'y');
