CREATE PROCEDURE p()
BEGIN
  DECLARE EXIT HANDLER FOR duplicate SET @failed = 1;
  INSERT INTO t (id, name) VALUES (1, 'a');
END;
