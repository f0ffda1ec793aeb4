INSERT INTO t VALUES (1, NULL, NULL, NULL, NULL, NULL, NULL), (2, 'p', 3, '2024-02-29', '[1]', '{}', '[2]');
