INSERT INTO t VALUES (1, 10, NULL, 'one'), (2, 20, 5, 'two'), (3, 20, 7, '');
INSERT INTO u VALUES (1, 1, NULL, 'w', 4), (1, 2, 10, NULL, 5), (9, 7, 20, 'x', 6);
INSERT INTO p VALUES (1, 1, 'a'), (2, 4, NULL);
