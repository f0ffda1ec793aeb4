INSERT INTO t VALUES (101, '{"a": 1, "b": [null, "x"], "c": 2.5}', 1), (102, '[]', NULL), (103, NULL, 2), (104, '"s"', 3);
