INSERT INTO t VALUES (101, '[{"a": 1, "b": 2, "c": [1.5, 2]}, {"a": null}, 3]', 'x'), (102, NULL, 'y'), (103, '{}', 'z');
