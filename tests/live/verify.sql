-- What verify.py changes: a schema, and behind each `change`, a statement that is run on a database made of it, and what `schemac
-- verify` must say then: a code, and a piece of the message. `[engine …]` before it: on these alone.
CREATE TABLE people (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(40) NOT NULL DEFAULT 'nobody',
  mail VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  age INT UNSIGNED NULL,
  pay DECIMAL(10,2) NOT NULL DEFAULT 1.50,
  kind ENUM('a','b','c') NOT NULL DEFAULT 'a',
  made DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  seen TIMESTAMP NULL DEFAULT NULL,
  born TIMESTAMP NULL DEFAULT '2020-01-01 00:00:00',
  doc JSON NULL,
  twice INT GENERATED ALWAYS AS (age * 2) STORED,
  CONSTRAINT grown CHECK (age >= 18),
  UNIQUE KEY by_mail (mail),
  KEY by_name (name, age)
);
CREATE TABLE visits (
  id INT NOT NULL PRIMARY KEY,
  person BIGINT NOT NULL,
  note TEXT,
  CONSTRAINT whose FOREIGN KEY (person) REFERENCES people (id) ON DELETE CASCADE
);
CREATE VIEW grown_ups AS SELECT p.id, p.name, COUNT(*) AS n FROM people p JOIN visits v ON v.person = p.id WHERE p.age > 30 AND p.kind <> 'c' GROUP BY p.id, p.name ORDER BY n DESC;
CREATE TRIGGER stamp BEFORE INSERT ON visits FOR EACH ROW SET NEW.note = CONCAT('x', NEW.note);
-- change
ALTER TABLE people DROP COLUMN seen
-- says: E0801 no column `people.seen`
-- change
ALTER TABLE people ADD COLUMN more INT
-- says: E0803 `people.more`
-- change
ALTER TABLE people MODIFY name VARCHAR(41) NOT NULL DEFAULT 'nobody'
-- says: E0802 `people.name` is VARCHAR(41) in the database, not VARCHAR(40)
-- change
ALTER TABLE people MODIFY name VARCHAR(40) NULL DEFAULT 'nobody'
-- says: E0802 `people.name` is NULL in the database, not NOT NULL
-- change
ALTER TABLE people MODIFY age INT NULL
-- says: E0802 `people.age` is INT in the database, not INT UNSIGNED
-- change
ALTER TABLE people MODIFY pay DECIMAL(10,3) NOT NULL DEFAULT 1.50
-- says: E0802 `people.pay` is DECIMAL(10,3)
-- change
ALTER TABLE people MODIFY kind ENUM('a','b','d') NOT NULL DEFAULT 'a'
-- says: E0802 `people.kind` is ENUM
-- change
ALTER TABLE people MODIFY made DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)
-- says: E0802 `people.made` is DATETIME(6)
-- change
ALTER TABLE people MODIFY seen DATETIME NULL DEFAULT NULL
-- says: E0802 `people.seen` is DATETIME
-- change [mariadb mysql]
SET time_zone = '+02:00'; ALTER TABLE people ALTER born SET DEFAULT '2020-01-01 00:00:00'
-- says: E0802 the DEFAULT of `people.born` is '2019-12-31 22:00:00' in the database, not '2020-01-01 00:00:00'
-- change
ALTER TABLE people MODIFY doc TEXT NULL
-- says: E0802 `people.doc` is TEXT
-- change
ALTER TABLE people ALTER name SET DEFAULT 'somebody'
-- says: E0802 the DEFAULT of `people.name`
-- change
ALTER TABLE people ALTER pay SET DEFAULT 1.51
-- says: E0802 the DEFAULT of `people.pay`
-- change
ALTER TABLE people ALTER kind SET DEFAULT 'b'
-- says: E0802 the DEFAULT of `people.kind`
-- change
ALTER TABLE people ALTER name DROP DEFAULT
-- says: E0802 the DEFAULT of `people.name`
-- change [mariadb mysql]
ALTER TABLE people MODIFY seen TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP
-- says: E0802 ON UPDATE
-- change
ALTER TABLE people MODIFY mail VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL
-- says: E0802 `people.mail` is COLLATE utf8mb4_general_ci
-- change [mariadb mysql]
ALTER TABLE people MODIFY mail VARCHAR(80) CHARACTER SET latin1 NULL
-- says: E0802 `people.mail` is CHARACTER SET latin1
-- change [mariadb mysql]
ALTER TABLE people MODIFY name VARCHAR(40) NOT NULL DEFAULT 'nobody' FIRST
-- says: E0802 stands before
-- change [mariadb mysql]
ALTER TABLE people DROP COLUMN twice, ADD COLUMN twice INT GENERATED ALWAYS AS (age * 3) STORED AFTER doc
-- says: E0802 `people.twice` is generated as
-- change [mariadb mysql]
ALTER TABLE people DROP COLUMN twice, ADD COLUMN twice INT GENERATED ALWAYS AS (age * 2) VIRTUAL AFTER doc
-- says: E0802 `people.twice` is a VIRTUAL
-- change [mariadb mysql]
ALTER TABLE people DROP COLUMN twice, ADD COLUMN twice INT AFTER doc
-- says: E0802 `people.twice` is no generated column
-- change
ALTER TABLE people DROP CONSTRAINT grown
-- says: E0801 no CHECK (age >= 18)
-- change
ALTER TABLE people ADD CONSTRAINT much CHECK (pay > 0)
-- says: E0803 the CHECK
-- change
ALTER TABLE people DROP INDEX by_mail
-- says: E0801 no UNIQUE key `by_mail`
-- change
ALTER TABLE people DROP INDEX by_name
-- says: E0801 no index `by_name`
-- change
ALTER TABLE people DROP INDEX by_name, ADD KEY by_name (age, name)
-- says: E0802 index `by_name` (age, name)
-- change
ALTER TABLE people DROP INDEX by_name, ADD UNIQUE KEY by_name (name, age)
-- says: E0802 UNIQUE key `by_name`
-- change
ALTER TABLE people ADD UNIQUE KEY once (name)
-- says: E0803 UNIQUE key `once`
-- change
ALTER TABLE people ADD KEY some (pay)
-- says: W0111 index `some`
-- change
ALTER TABLE people RENAME INDEX by_name TO by_other
-- says: W0112 called `by_other`
-- change [mariadb mysql]
ALTER TABLE visits DROP PRIMARY KEY, ADD PRIMARY KEY (id, person)
-- says: E0802 PRIMARY KEY (id, person)
-- change
ALTER TABLE visits DROP FOREIGN KEY whose
-- says: E0801 no foreign key (person) REFERENCES people (id)
-- change
ALTER TABLE visits DROP FOREIGN KEY whose; ALTER TABLE visits ADD CONSTRAINT whose FOREIGN KEY (person) REFERENCES people (id)
-- says: E0802 ON DELETE
-- change
DROP TRIGGER stamp
-- says: E0801 no trigger `stamp`
-- change
DROP TRIGGER stamp; CREATE TRIGGER stamp BEFORE INSERT ON visits FOR EACH ROW SET NEW.note = CONCAT('y', NEW.note)
-- says: E0802 `stamp` has another body
-- change
DROP TRIGGER stamp; CREATE TRIGGER stamp BEFORE UPDATE ON visits FOR EACH ROW SET NEW.note = CONCAT('x', NEW.note)
-- says: E0802 `stamp` is fired at another event
-- change
CREATE TRIGGER more BEFORE DELETE ON visits FOR EACH ROW SET @x = 1
-- says: E0803 trigger `more`
-- change
CREATE TABLE others (a INT)
-- says: W0111 table `others`
-- change
DROP TABLE visits
-- says: E0801 no table `visits`
-- change
DROP VIEW grown_ups
-- says: E0801 no view `grown_ups`
-- change
DROP VIEW grown_ups; CREATE TABLE grown_ups (id INT)
-- says: E0802 `grown_ups` is a table
-- change
DROP VIEW grown_ups; CREATE VIEW grown_ups AS SELECT p.id, p.name, COUNT(*) AS n FROM people p JOIN visits v ON v.person = p.id WHERE p.age > 31 AND p.kind <> 'c' GROUP BY p.id, p.name ORDER BY n DESC
-- says: E0802 view `grown_ups` is another query
-- change
DROP VIEW grown_ups; CREATE VIEW grown_ups AS SELECT p.id, p.name, COUNT(*) AS n FROM people p LEFT JOIN visits v ON v.person = p.id WHERE p.age > 30 AND p.kind <> 'c' GROUP BY p.id, p.name ORDER BY n DESC
-- says: E0802 view `grown_ups` is another query
-- change
DROP VIEW grown_ups; CREATE VIEW grown_ups AS SELECT p.id, p.name, COUNT(v.note) AS n FROM people p JOIN visits v ON v.person = p.id WHERE p.age > 30 AND p.kind <> 'c' GROUP BY p.id, p.name ORDER BY n DESC
-- says: E0802 view `grown_ups` is another query
-- change
DROP VIEW grown_ups; CREATE VIEW grown_ups AS SELECT p.id, p.name, COUNT(*) AS n FROM people p JOIN visits v ON v.person = p.id WHERE p.age > 30 AND p.kind <> 'c' GROUP BY p.id, p.name ORDER BY n
-- says: E0802 view `grown_ups` is another query
-- change
DROP VIEW grown_ups; CREATE VIEW grown_ups AS SELECT p.id, p.mail, COUNT(*) AS n FROM people p JOIN visits v ON v.person = p.id WHERE p.age > 30 AND p.kind <> 'c' GROUP BY p.id, p.mail ORDER BY n DESC
-- says: E0802 column 2 of the view `grown_ups` is `mail`
-- change [mariadb mysql]
CREATE PROCEDURE p (a INT) SELECT a
-- says: W0111 procedure `p`
