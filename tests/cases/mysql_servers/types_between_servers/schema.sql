-- What one server types otherwise than another, as random queries found it.
CREATE TABLE t (
  id INT PRIMARY KEY,
  at TIME,
  s VARCHAR(20),
  k SET('p','q'),
  n DECIMAL(10,2) NOT NULL,
  x DOUBLE NOT NULL,
  c BIT(5) NOT NULL,
  d DATETIME NOT NULL
);
