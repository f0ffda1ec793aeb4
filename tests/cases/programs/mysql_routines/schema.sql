CREATE TABLE account (
  id INT NOT NULL PRIMARY KEY,
  owner VARCHAR(40) NOT NULL,
  balance DECIMAL(10,2) NOT NULL DEFAULT 0
);
CREATE TABLE entry (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id INT NOT NULL,
  amount DECIMAL(10,2) NOT NULL,
  made DATETIME
);

DELIMITER $$
CREATE DEFINER = CURRENT_USER PROCEDURE transfer(IN source INT, IN target INT, IN amount DECIMAL(10,2), OUT done INT)
  MODIFIES SQL DATA
  COMMENT 'moves money'
  SQL SECURITY INVOKER
whole: BEGIN
  DECLARE have DECIMAL(10,2) DEFAULT NULL;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    ROLLBACK;
    SET done = 0;
  END;
  START TRANSACTION;
  SELECT balance INTO have FROM account WHERE id = source FOR UPDATE;
  IF have IS NULL OR have < amount THEN
    SET done = 0;
    ROLLBACK;
    LEAVE whole;
  END IF;
  UPDATE account SET balance = balance - amount WHERE id = source;
  UPDATE account SET balance = balance + amount WHERE id = target;
  COMMIT;
  SET done = 1;
END whole$$

CREATE PROCEDURE total_of(IN who INT, INOUT total DECIMAL(12,2))
BEGIN
  DECLARE finished, n INT DEFAULT 0;
  DECLARE a DECIMAL(10,2);
  DECLARE no_more CONDITION FOR SQLSTATE '02000';
  DECLARE each_entry CURSOR FOR SELECT e.amount FROM entry e WHERE e.account_id = who ORDER BY e.id;
  DECLARE CONTINUE HANDLER FOR no_more SET finished = 1;
  OPEN each_entry;
  entries: LOOP
    FETCH NEXT FROM each_entry INTO a;
    IF finished THEN
      LEAVE entries;
    END IF;
    SET n = n + 1;
    IF a < 0 THEN ITERATE entries; END IF;
    SET total = COALESCE(total, 0) + a;
  END LOOP entries;
  CLOSE each_entry;
  WHILE n > 0 DO
    SET n = n - 1;
  END WHILE;
  REPEAT
    SET n = n + 1;
  UNTIL n >= 3 END REPEAT;
  CASE n
    WHEN 3 THEN SET @three = TRUE;
    ELSE BEGIN END;
  END CASE;
  CASE WHEN n > 1 THEN SET @many = n; END CASE;
END$$

CREATE PROCEDURE recent(IN since DATETIME)
  READS SQL DATA
BEGIN
  DECLARE cause TEXT;
  DECLARE EXIT HANDLER FOR 1062, SQLWARNING, NOT FOUND
  BEGIN
    GET DIAGNOSTICS CONDITION 1 cause = MESSAGE_TEXT, @state = RETURNED_SQLSTATE;
    RESIGNAL;
  END;
  CREATE TEMPORARY TABLE seen (account_id INT NOT NULL, n INT);
  INSERT INTO seen SELECT account_id, COUNT(*) FROM entry WHERE made >= since GROUP BY account_id;
  SELECT a.owner, s.n FROM seen s JOIN account a ON a.id = s.account_id;
  DROP TEMPORARY TABLE seen;
END$$

CREATE PROCEDURE nightly()
BEGIN
  CALL recent(NOW());
  SET @sql = 'SELECT 1';
  PREPARE statement_of_night FROM @sql;
  EXECUTE statement_of_night;
  DEALLOCATE PREPARE statement_of_night;
  SET SESSION sql_mode = 'ANSI', @@time_zone = '+00:00';
  DO SLEEP(0), 1 + 1;
END$$
DELIMITER ;

ALTER PROCEDURE nightly COMMENT 'every night';
CREATE PROCEDURE unused() SELECT 1;
DROP PROCEDURE IF EXISTS unused;
DROP PROCEDURE IF EXISTS never_there;
