INSERT INTO t VALUES (1, 'abc', 3, '{"a": [1, 2], "b": "x"}', 'abc');
INSERT INTO t VALUES (2, '', NULL, NULL, NULL);
