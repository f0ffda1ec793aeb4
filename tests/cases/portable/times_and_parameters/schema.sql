CREATE TABLE t (id integer PRIMARY KEY, at time(0) NOT NULL);
