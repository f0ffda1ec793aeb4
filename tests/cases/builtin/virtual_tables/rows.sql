INSERT INTO plain VALUES ('one two', 'x'), (NULL, NULL), ('two', '');
INSERT INTO old (subject, "a body") VALUES ('a', 'b c'), (NULL, NULL);
INSERT INTO box VALUES (1, 0, 1, 0, 1, 'a', 2), (2, -1, 5, 2, 3, NULL, NULL);
INSERT INTO grid VALUES (1, 0, 10);
INSERT INTO bare VALUES ('text');
INSERT INTO outside (rowid, title, body) VALUES (1, 'a', 'b');
INSERT INTO plain VALUES ('words', 'words that no row can be written to, nor to what is cut');
