CREATE TABLE customers (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(40) NOT NULL,
  email VARCHAR(60),
  tier ENUM('free', 'pro') NOT NULL DEFAULT 'free'
);
CREATE TABLE orders (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  customer_id INT NOT NULL,
  total DECIMAL(10,2) NOT NULL,
  note TEXT
);
CREATE VIEW pro AS SELECT * FROM customers WHERE tier = 'pro';
ALTER TABLE customers ADD COLUMN born DATE;
CREATE OR REPLACE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW spent (customer, amount, times) AS
  SELECT c.name, SUM(o.total), COUNT(o.id) FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id GROUP BY c.id, c.name;
CREATE VIEW big AS SELECT customer, amount FROM spent WHERE amount > 100;
CREATE VIEW with_email AS SELECT id, email FROM customers WHERE email IS NOT NULL WITH CASCADED CHECK OPTION;
CREATE VIEW joined AS SELECT o.id AS order_id, o.total, c.email, c.tier FROM orders AS o LEFT JOIN customers AS c ON c.id = o.customer_id;
CREATE VIEW old_one AS SELECT 1 AS a;
CREATE OR REPLACE VIEW old_one AS SELECT 'x' AS b;
CREATE VIEW gone AS SELECT 1 AS a;
DROP VIEW IF EXISTS gone, never_there;
CREATE VIEW sets AS SELECT id FROM customers UNION SELECT id FROM orders;
CREATE VIEW single AS SELECT COUNT(*) AS n FROM orders;
CREATE VIEW nested AS WITH t AS (SELECT id FROM with_email) SELECT t.id, p.name FROM t JOIN pro AS p ON p.id = t.id;
