INSERT INTO t VALUES (101, NULL, x'41', 1), (102, 'a', NULL, 2), (103, 'abc', x'ff', NULL), (104, NULL, NULL, NULL);
