CREATE TABLE item (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(40) NOT NULL,
  price DECIMAL(8,2),
  stock INT NOT NULL DEFAULT 0
);
CREATE TABLE history (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  item_id INT NOT NULL,
  what VARCHAR(200) NOT NULL,
  old_price DECIMAL(8,2),
  new_price DECIMAL(8,2)
);

CREATE TRIGGER item_before BEFORE INSERT ON item FOR EACH ROW SET NEW.name = TRIM(NEW.name), NEW.stock = NEW.stock + 1;

DELIMITER //
CREATE TRIGGER item_after AFTER INSERT ON item FOR EACH ROW
BEGIN
  INSERT INTO history (item_id, what, new_price) VALUES (NEW.id, CONCAT('new ', NEW.name), NEW.price);
END//

CREATE TRIGGER item_changed AFTER UPDATE ON item FOR EACH ROW
BEGIN
  DECLARE n INT DEFAULT 0;
  DECLARE name VARCHAR(200);
  IF NOT (OLD.price <=> NEW.price) THEN
    INSERT INTO history (item_id, what, old_price, new_price) VALUES (NEW.id, 'price', OLD.price, NEW.price);
  ELSEIF NEW.stock < 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no stock left';
  ELSE
    SELECT COUNT(*), MAX(what) INTO n, name FROM history WHERE history.item_id = NEW.id;
    SET @changes = n, @last_change = name;
  END IF;
END//
DELIMITER ;

CREATE TRIGGER item_gone BEFORE DELETE ON item FOR EACH ROW DELETE FROM history WHERE item_id = OLD.id;
CREATE TRIGGER dropped BEFORE DELETE ON item FOR EACH ROW FOLLOWS item_gone SET @gone = OLD.name;
DROP TRIGGER dropped;
