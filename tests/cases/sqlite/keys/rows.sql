INSERT INTO text_pk VALUES (NULL, 1), (NULL, 2), ('z', NULL);
INSERT INTO int_word VALUES (NULL, 'n1'), (NULL, 'n2'), (77, NULL);
INSERT INTO int_desc VALUES (NULL, 'n'), (NULL, 'm');
INSERT INTO pair_pk VALUES (NULL, NULL, 1), (NULL, NULL, 2), (8, NULL, NULL), (8, NULL, 3);
INSERT INTO auto_pk VALUES (51, NULL, NULL, 0), (52, NULL, NULL, 0), (53, 'q', 'Q', NULL);
INSERT INTO no_key VALUES (1, 'x'), (1, 'x'), (NULL, '');
