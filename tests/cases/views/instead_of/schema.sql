CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price REAL) STRICT;
CREATE VIEW cheap (nr, label) AS SELECT id, name FROM items WHERE price < 100;
CREATE TRIGGER cheap_insert INSTEAD OF INSERT ON cheap BEGIN
  INSERT INTO items (id, name, price) VALUES (NEW.nr, coalesce(NEW.label, '?'), 1);
END;
CREATE TRIGGER cheap_update INSTEAD OF UPDATE ON cheap BEGIN
  UPDATE items SET name = NEW.label WHERE id = OLD.nr;
END;
