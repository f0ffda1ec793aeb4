CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, b integer, c VARCHAR(20) NOT NULL);
CREATE TABLE u (t_id integer NOT NULL, id integer PRIMARY KEY, a integer, w VARCHAR(20), y integer NOT NULL DEFAULT 3);
CREATE TABLE p (id serial PRIMARY KEY, k integer NOT NULL DEFAULT 0, v VARCHAR(10));
ALTER TABLE p ADD CONSTRAINT p_k UNIQUE (k);
