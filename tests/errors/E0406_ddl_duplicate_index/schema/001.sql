CREATE TABLE t (
  id INT NOT NULL PRIMARY KEY,
  n INT,
  m INT,
  KEY by_n (n),
  KEY by_n (m)
);
