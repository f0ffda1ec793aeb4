CREATE TABLE item (
  id INT NOT NULL PRIMARY KEY,
  n INT
);
CALL dolt_add('.');
