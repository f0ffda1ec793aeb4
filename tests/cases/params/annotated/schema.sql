CREATE TABLE stay (
  id INTEGER PRIMARY KEY,
  room INTEGER NOT NULL,
  price DECIMAL(10,2),
  extra,
  since TEXT NOT NULL
);
