INSERT INTO vals VALUES (1, 'one', 'a', 1), (2, 'two', NULL, NULL), (3, 'a', 'b', 1), (4, '', 'c', 2);
