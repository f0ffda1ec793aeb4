CREATE TABLE k (
  id INT NOT NULL PRIMARY KEY,
  c ENUM('a', 'b'),
  s SET('a', 'b')
);
