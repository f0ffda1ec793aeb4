CREATE TABLE t (
  id integer PRIMARY KEY,
  a integer NOT NULL,
  b integer,
  name varchar(20) NOT NULL
);
