INSERT INTO thing (id, code, num, name) VALUES (1, '5', 5, '5'), (2, '05', 6, '05'), (3, 5, 7, ' 5');
INSERT INTO asked (id, n, t, b) VALUES (1, 5, '5', 5), (2, 5, '5', '5');
INSERT INTO strict_any (id, code) VALUES (1, '5'), (2, 5), (3, '05');
