CREATE TABLE m (id int PRIMARY KEY, d date NOT NULL, dn date, at timestamp NOT NULL, atn timestamp, short timestamp(0), tz timestamptz NOT NULL, n int NOT NULL);
