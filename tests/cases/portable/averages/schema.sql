CREATE TABLE job (id int PRIMARY KEY, kind text NOT NULL, at timestamptz NOT NULL, worker text, tries int NOT NULL DEFAULT 0, price numeric(8,2));
CREATE TABLE kind (name text NOT NULL, weight int NOT NULL, note text, CONSTRAINT kind_name UNIQUE (name));
