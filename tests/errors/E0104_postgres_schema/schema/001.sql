CREATE TYPE pair AS (a int, b int);
CREATE TABLE t (id int PRIMARY KEY, tags text[], both_of pair, mail citext, EXCLUDE USING gist (id WITH =));
CREATE TABLE app.jobs (id int PRIMARY KEY);
ALTER TABLE app.jobs ADD COLUMN n int;
CREATE MATERIALIZED VIEW v AS SELECT id FROM t;
CREATE UNIQUE INDEX ON v (id);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
