CREATE TABLE a (id INT NOT NULL PRIMARY KEY);
-- schemac: ignored
EXECUTE s;
-- schemac: many
INSERT INTO a (id) VALUES (1);
-- schemac: allow E0203
INSERT INTO a (id) VALUES (2);
-- schemac: ignore
