CREATE TABLE items (
  id INT NOT NULL PRIMARY KEY,
  owner BIGINT UNSIGNED NULL,
  name VARCHAR(40) NOT NULL,
  note VARCHAR(20) NULL,
  mood ENUM('calm', 'wild') NULL,
  tags SET('x', 'y') NOT NULL,
  price DECIMAL(8,2) NULL,
  on_day DATE NULL,
  at_time TIME NULL,
  seen DATETIME(3) NULL,
  made TIMESTAMP NULL,
  made_in YEAR NULL,
  raw VARBINARY(16) NULL,
  bits BIT(4) NULL,
  ratio DOUBLE NULL
);
