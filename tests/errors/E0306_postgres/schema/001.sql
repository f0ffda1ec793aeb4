CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE t (id bigint PRIMARY KEY, m mood NOT NULL);
