CREATE TABLE invoice (
  id INT NOT NULL PRIMARY KEY,
  total DECIMAL(12,2) NOT NULL,
  discount DECIMAL(12,2),
  status ENUM('open', 'paid', 'void') NOT NULL,
  due DATE,
  ref VARCHAR(20) NOT NULL UNIQUE
) COLLATE = utf8mb4_bin;
CREATE TABLE payment (
  id INT NOT NULL PRIMARY KEY,
  invoice_id INT NOT NULL,
  amount DECIMAL(12,2) NOT NULL
);
CREATE VIEW unpaid AS SELECT id, total AS owed, due FROM invoice WHERE status = 'open';
