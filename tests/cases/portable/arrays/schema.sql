CREATE TABLE vals (id bigint PRIMARY KEY, name text NOT NULL, note text, grp integer);
