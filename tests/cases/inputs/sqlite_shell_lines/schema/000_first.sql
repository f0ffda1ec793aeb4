.bail on
.mode list
.read second.sql
.print done; or not
CREATE TABLE b (
  id INTEGER PRIMARY KEY,
  x REAL DEFAULT
.5
);
