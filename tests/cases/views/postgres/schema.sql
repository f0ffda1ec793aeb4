CREATE TYPE tier AS ENUM ('free', 'pro');
CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, tier tier NOT NULL, born DATE);
CREATE TABLE orders (id BIGINT PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers (id), total NUMERIC(10,2) NOT NULL);
CREATE VIEW pro AS SELECT id, name AS label, born FROM customers WHERE tier = 'pro';
CREATE OR REPLACE VIEW spent (customer, times) AS SELECT c.name, COUNT(o.id) FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id GROUP BY c.name;
CREATE VIEW both_of AS SELECT p.label, s.times FROM pro AS p JOIN spent AS s ON s.customer = p.label;
CREATE VIEW gone AS SELECT 1 AS one;
DROP VIEW gone;
