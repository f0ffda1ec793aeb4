CREATE TABLE author (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL
);
CREATE INDEX by_name ON author (name);
