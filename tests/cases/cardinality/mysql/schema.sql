CREATE TABLE customers (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  email VARCHAR(100) NOT NULL,
  name VARCHAR(50) NULL,
  country CHAR(2) NOT NULL DEFAULT 'XX',
  tier ENUM('free', 'pro', 'team') NOT NULL DEFAULT 'free',
  referrer_id INT NULL,
  created_at DATETIME(3) NOT NULL,
  UNIQUE KEY u_email (email),
  UNIQUE KEY u_name (name),
  KEY k_country (country)
);
CREATE TABLE orders (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  customer_id INT NOT NULL,
  placed_on DATE NOT NULL,
  total DECIMAL(10,2) NOT NULL,
  discount DECIMAL(5,2) NULL,
  weight DOUBLE NOT NULL,
  note TEXT NULL,
  shipped_at TIMESTAMP NULL,
  express BOOLEAN NOT NULL DEFAULT FALSE,
  status ENUM('new', 'paid', 'void') NULL
);
CREATE TABLE order_lines (
  order_id BIGINT UNSIGNED NOT NULL,
  line_no SMALLINT UNSIGNED NOT NULL,
  product VARCHAR(40) NOT NULL,
  qty INT UNSIGNED NOT NULL,
  price DECIMAL(8,3) NOT NULL,
  extra JSON NULL,
  PRIMARY KEY (order_id, line_no),
  KEY k_product (product(10))
);
