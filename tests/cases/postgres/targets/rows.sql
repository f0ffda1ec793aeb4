INSERT INTO t (id, x, n) VALUES (1, 1.5, 1.25);
