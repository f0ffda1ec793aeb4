CREATE TABLE t (a INT);
-- migrate:up
CREATE TABLE u (a INT);
