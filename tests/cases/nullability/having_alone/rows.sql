INSERT INTO p VALUES (1, NULL, 5, 1), (2, 5, NULL, 2), (3, NULL, NULL, 3), (4, 1, 2, 4), (5, 0, NULL, 5), (6, 1, NULL, 6), (7, 9, 9, NULL);
