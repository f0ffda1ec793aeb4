-- What an application registers on its connections: a collation, functions of its own.
CREATE TABLE books (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL COLLATE unicase UNIQUE,
  sort TEXT GENERATED ALWAYS AS (title_sort(title)) STORED,
  author TEXT
);
CREATE INDEX books_sort ON books (title_sort(title) COLLATE unicase);
