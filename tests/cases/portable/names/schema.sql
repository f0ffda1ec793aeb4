CREATE TABLE t (id int PRIMARY KEY, name text NOT NULL, n int, at timestamptz NOT NULL);
