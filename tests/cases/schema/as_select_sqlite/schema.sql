CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price REAL NOT NULL, n ANY) STRICT;
CREATE TABLE copied AS SELECT id, name, price, id, CAST(n AS TEXT) AS digits, count(*) AS times FROM items GROUP BY id;
CREATE TEMP TABLE short AS SELECT name FROM items;
