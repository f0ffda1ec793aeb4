INSERT INTO x VALUES (1, 1, 'c'), (2, 2, NULL), (5, 1, NULL);
INSERT INTO a VALUES (1, 1, 1), (2, 2, NULL), (3, 1, 3);
INSERT INTO b VALUES (1, 1, 1), (3, 3, 3), (4, 4, 4);
INSERT INTO k VALUES (1, 'one');
