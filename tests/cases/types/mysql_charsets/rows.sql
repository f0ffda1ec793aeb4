INSERT INTO t VALUES (1, 'é', 255, x'ff', 2024), (2, '', NULL, x'', 0), (3, 'a', 65, x'41', 1901);
