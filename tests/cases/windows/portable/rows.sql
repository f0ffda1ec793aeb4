INSERT INTO team VALUES (1, 'core', 'Rome', 1), (2, 'empty', NULL, NULL), (3, 'lost', 'Oslo', 77);
INSERT INTO person VALUES (1, 'Ann', NULL, 1, 'a'), (2, 'Bob', 1, NULL, 'b'), (3, 'Cy', 9, 8, 'a'), (4, '', 1, 1, 'b');
INSERT INTO task VALUES (1, 1, 1, 1.5, NULL, NULL), (2, NULL, 1, 0.0, '2024-01-31 10:11:12', ''), (3, 9, 9, -1.0, NULL, 'x');
