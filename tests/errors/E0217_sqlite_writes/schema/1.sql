CREATE TABLE emp (id INTEGER PRIMARY KEY, name TEXT, salary REAL);
CREATE VIEW rich AS SELECT id, name, salary AS pay FROM emp;
CREATE TRIGGER rich_update INSTEAD OF UPDATE OF pay ON rich BEGIN
  UPDATE emp SET salary = new.pay WHERE id = old.id;
END;
CREATE TRIGGER rich_insert INSTEAD OF INSERT ON rich BEGIN
  INSERT INTO emp (name, salary) VALUES (new.name, new.pay);
END;
CREATE VIRTUAL TABLE docs USING fts5(title, body);
