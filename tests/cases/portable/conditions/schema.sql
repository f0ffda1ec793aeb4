CREATE TYPE letter AS ENUM ('x', 'y');
CREATE TABLE c (id integer PRIMARY KEY, a integer, b integer, n integer NOT NULL, s varchar(20), s2 varchar(20) NOT NULL, d numeric(8, 2), at date, e letter, flag boolean);
