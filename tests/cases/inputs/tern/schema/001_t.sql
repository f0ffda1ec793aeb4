CREATE TABLE t (a integer PRIMARY KEY, b text NOT NULL);

---- create above / drop below ----

DROP TABLE t;
