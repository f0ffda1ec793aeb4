INSERT INTO title (id, name) VALUES (1, 'one');
ALTER TABLE title ADD COLUMN year SMALLINT;
