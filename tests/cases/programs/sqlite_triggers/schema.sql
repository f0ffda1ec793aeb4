CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  n INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE history (item_id INTEGER NOT NULL, what TEXT NOT NULL, n INTEGER);

CREATE TRIGGER IF NOT EXISTS item_added AFTER INSERT ON item
BEGIN
  INSERT INTO history (item_id, what, n) VALUES (NEW.id, 'new ' || new.name, NEW.rowid);
END;
CREATE TRIGGER item_changed BEFORE UPDATE OF n, name ON item FOR EACH ROW WHEN OLD.n <> NEW.n AND NEW.n > 0
BEGIN
  SELECT CASE WHEN NEW.n IS NULL THEN RAISE(ABORT, 'no number') END;
  SELECT RAISE(IGNORE) FROM history WHERE what = 'frozen' AND item_id = OLD.id;
  UPDATE history SET n = n + 1 WHERE item_id = OLD.id AND EXISTS (SELECT 1 FROM item WHERE id = NEW.id);
  DELETE FROM history WHERE n > 1000;
  INSERT INTO history SELECT id, name, n FROM item WHERE id = NEW.id;
END;
CREATE TRIGGER gone DELETE ON item BEGIN DELETE FROM history WHERE item_id = OLD.id; END;
CREATE TRIGGER later AFTER DELETE ON item BEGIN INSERT INTO later_table (item_id) VALUES (OLD.id); END;
CREATE TABLE later_table (item_id INTEGER NOT NULL);
CREATE TRIGGER dropped AFTER DELETE ON item BEGIN DELETE FROM history; END;
DROP TRIGGER dropped;
DROP TRIGGER IF EXISTS never_there;
