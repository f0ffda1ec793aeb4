INSERT INTO t VALUES (1, NULL, 5, 'ab', 'ab'), (2, 1, 9, NULL, NULL);
