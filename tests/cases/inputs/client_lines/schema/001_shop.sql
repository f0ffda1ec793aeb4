-- what the mysql client reads itself
CREATE TABLE item (
  id INT NOT NULL PRIMARY KEY, \
  name VARCHAR(20) NOT NULL DEFAULT 'a\\b', -- a backslash \
  price INT NOT NULL
)\G
CREATE PROCEDURE add_item(IN n VARCHAR(20)) INSERT INTO item (id, name, price) \
VALUES (1, n, 2);
DELIMITER //
CREATE PROCEDURE rise() BEGIN
  UPDATE item SET price = price + \
    1 WHERE id > 0;
END//
DELIMITER ;
-- schemac: ignore
PREPARE s FROM 'CREATE TABLE other (id INT)';
/* schemac: ignore */ EXECUTE s;
/* schemac: allow W0304 */ UPDATE item SET price = 2;
