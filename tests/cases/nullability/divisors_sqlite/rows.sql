INSERT INTO loose VALUES ('abc'), (0), (2);
