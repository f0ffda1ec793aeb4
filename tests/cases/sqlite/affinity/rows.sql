INSERT INTO loose VALUES (1, '10', 16, 5, '1.5', 2, 10, 11, '10', '1.50', x'74', x'00', '10', 1, '2024-01-31', 1700000000, '7');
INSERT INTO loose VALUES (2, 1.0, NULL, NULL, 3, NULL, '', NULL, 'abc', 'abc', x'01', NULL, NULL, NULL, 'never', 'x', 'abc');
INSERT INTO tight VALUES (1, '7', NULL, 1, 5, NULL, NULL, '10', 'x'), (2, 8.0, 9, '2', 'a', 't', x'01', 10, 1.5);
