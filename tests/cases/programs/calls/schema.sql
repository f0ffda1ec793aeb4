CREATE TABLE item (
  id INT NOT NULL PRIMARY KEY,
  name VARCHAR(40) NOT NULL,
  price DECIMAL(8,2)
);
DELIMITER //
CREATE PROCEDURE set_price(IN k INT, IN new_price DECIMAL(8,2))
BEGIN
  UPDATE item SET price = new_price WHERE id = k;
END//
CREATE PROCEDURE items_under(IN most DECIMAL(8,2))
BEGIN
  SELECT i.id, i.name, i.price, UPPER(i.name) AS loud FROM item i WHERE i.price < most;
END//
CREATE PROCEDURE through(IN most DECIMAL(8,2)) CALL items_under(most)//
CREATE PROCEDURE price_range(OUT low DECIMAL(8,2), INOUT high DECIMAL(8,2))
  SELECT MIN(price), MAX(price) INTO low, high FROM item//
CREATE PROCEDURE maybe(IN k INT)
BEGIN
  IF k > 0 THEN
    SELECT id FROM item;
  ELSE
    SELECT name FROM item;
  END IF;
END//
DELIMITER ;
