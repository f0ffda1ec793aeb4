CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE t (
  id integer PRIMARY KEY,
  i integer,
  v varchar(20) NOT NULL,
  c char(4),
  d date NOT NULL,
  at timestamp(3),
  m numeric(6,2) NOT NULL,
  n numeric(10,0),
  b boolean NOT NULL,
  e mood
);
CREATE TABLE o (id integer PRIMARY KEY, t_id integer NOT NULL, m numeric(6,2) NOT NULL);
