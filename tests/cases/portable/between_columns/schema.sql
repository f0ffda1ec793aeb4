CREATE TABLE t (id integer PRIMARY KEY, low bigint, high bigint);
