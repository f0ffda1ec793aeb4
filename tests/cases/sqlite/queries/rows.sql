INSERT INTO shop VALUES ('a', 'Rome'), ('lonely', NULL);
INSERT INTO sale VALUES (101, 'inf', 1, NULL, 9e999, 1.0, NULL, NULL), (102, 'inf', 2, NULL, -9e999, NULL, 'n', 1), (103, NULL, 0, NULL, 0.0, NULL, NULL, 'x');
