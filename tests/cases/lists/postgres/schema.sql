CREATE TYPE mood AS ENUM ('calm', 'wild');
CREATE TABLE items (id INTEGER PRIMARY KEY, owner BIGINT, name TEXT NOT NULL, m mood, price NUMERIC(8,2), seen TIMESTAMP(3), uid UUID);
