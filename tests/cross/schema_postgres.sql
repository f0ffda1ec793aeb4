-- The values that tests/cross evaluates expressions over, in the portable dialect.
CREATE TYPE colour AS ENUM ('red', 'green', 'blue', 'Amber');
CREATE TABLE v (
  id integer NOT NULL PRIMARY KEY,
  i  integer,
  j  integer NOT NULL,
  l  bigint,
  s  smallint NOT NULL,
  b  boolean,
  x  double precision,
  d  numeric(10,3),
  e  numeric(10,3) NOT NULL,
  f  numeric(18,6),
  t  varchar(40),
  w  varchar(40) NOT NULL,
  m  colour,
  n  colour NOT NULL,
  y  date,
  z  timestamp(0),
  z3 timestamp(3),
  z6 timestamp(6) with time zone,
  k  bytea
);
