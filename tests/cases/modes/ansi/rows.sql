INSERT INTO "order" VALUES (101, 'ab', NULL, 5, TRUE), (102, 'a"b', 'it''s', 0, NULL);
