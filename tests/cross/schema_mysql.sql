-- The values that tests/cross evaluates expressions over, in the mysql dialect.
CREATE TABLE v (
  id    INT NOT NULL PRIMARY KEY,
  i     INT,
  j     INT NOT NULL,
  u     INT UNSIGNED,
  l     BIGINT,
  s     SMALLINT NOT NULL,
  b     BOOLEAN,
  x     DOUBLE,
  d     DECIMAL(10,3),
  e     DECIMAL(10,3) NOT NULL,
  f     DECIMAL(18,6),
  t     VARCHAR(40) COLLATE utf8mb4_bin,
  w     VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
  m     ENUM('red', 'green', 'blue', 'Amber'),
  n     ENUM('red', 'green', 'blue', 'Amber') NOT NULL,
  y     DATE,
  z     DATETIME,
  z3    DATETIME(3),
  z6    TIMESTAMP(6) NULL,
  c     TIME,
  k     VARBINARY(20)
);
