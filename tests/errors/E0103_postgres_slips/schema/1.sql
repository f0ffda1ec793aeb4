CREATE TABLE authors (id BIGSERIAL PRIMARY KEY, name text NOT NULL, bio text);
CREATE TYPE book_type AS ENUM ('FICTION','NONFICTION');
CREATE TABLE books (book_id SERIAL PRIMARY KEY, author_id bigint NOT NULL REFERENCES authors(id), isbn text NOT NULL DEFAULT '' UNIQUE, booktype book_type NOT NULL DEFAULT 'FICTION', title text NOT NULL DEFAULT '', year integer NOT NULL DEFAULT 2000, available timestamptz NOT NULL DEFAULT NOW(), price numeric(10,2), meta jsonb, uid uuid);
CREATE INDEX books_title_idx ON books(title, year);
