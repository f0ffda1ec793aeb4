CREATE PROCEDURE some_rows(IN k INT)
whole: BEGIN
  IF k > 3 THEN LEAVE whole; END IF;
  SELECT id FROM t;
END;
