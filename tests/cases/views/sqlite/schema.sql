CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT, CHECK (typeof(name) = 'text')) STRICT;
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, total REAL NOT NULL, note TEXT) STRICT;
CREATE VIEW early AS SELECT * FROM later;
CREATE VIEW all_customers AS SELECT * FROM customers;
CREATE TABLE later (a INT NOT NULL) STRICT;
ALTER TABLE customers ADD COLUMN born TEXT;
CREATE VIEW IF NOT EXISTS spent (customer, amount) AS
  SELECT c.name, total(o.total) FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id GROUP BY c.id;
CREATE VIEW IF NOT EXISTS spent AS SELECT 1;
CREATE TEMP VIEW IF NOT EXISTS mine AS SELECT id, note FROM orders WHERE note IS NOT NULL;
CREATE VIEW doubled AS SELECT id, id, name FROM customers;
CREATE VIEW expressions AS SELECT id + 1, name || 'x' AS longer FROM customers;
CREATE VIEW gone AS SELECT x FROM nowhere;
DROP VIEW gone;
DROP VIEW IF EXISTS gone;
