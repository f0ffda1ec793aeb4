-- The values that tests/cross evaluates expressions over, in the sqlite dialect.
CREATE TABLE v (
  id INTEGER PRIMARY KEY,
  i  INTEGER,
  j  INTEGER NOT NULL,
  u  INTEGER,
  l  INTEGER,
  s  INTEGER NOT NULL,
  x  REAL,
  t  TEXT,
  w  TEXT NOT NULL,
  k  BLOB
) STRICT;
