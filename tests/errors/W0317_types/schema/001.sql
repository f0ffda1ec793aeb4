CREATE TABLE orders (
  id INT NOT NULL PRIMARY KEY,
  total DECIMAL(10,2) NOT NULL,
  paid DECIMAL(12,2),
  state ENUM('open', 'paid') NOT NULL,
  count INT NOT NULL
);
CREATE VIEW sums AS SELECT id, total FROM orders;
