CREATE TABLE t (id integer PRIMARY KEY, x double precision, b bytea, n numeric(6,2) NOT NULL, d timestamp(3), k time);
