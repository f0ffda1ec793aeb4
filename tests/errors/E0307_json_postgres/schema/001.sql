CREATE TABLE k (
  id integer PRIMARY KEY,
  c jsonb
);
