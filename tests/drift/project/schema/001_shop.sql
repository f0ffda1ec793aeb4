CREATE TABLE customers (
  id    BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  email VARCHAR(200) NOT NULL,
  name  VARCHAR(100),
  level ENUM('basic', 'gold') NOT NULL DEFAULT 'basic',
  notes TEXT,
  UNIQUE KEY by_email (email)
) COLLATE = utf8mb4_bin;
CREATE TABLE orders (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT UNSIGNED NOT NULL,
  total_cents INT NOT NULL,
  placed_at   TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  KEY by_customer (customer_id)
);
