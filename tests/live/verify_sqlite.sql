-- As verify.sql, for SQLite, whose own words for what is made are the user's.
CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT 'nobody' COLLATE NOCASE,
  age INT CHECK (age >= 18),
  twice INT GENERATED ALWAYS AS (age * 2) VIRTUAL,
  UNIQUE (name, age)
);
CREATE TABLE visits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person INT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  note TEXT
) STRICT;
CREATE INDEX by_person ON visits (person) WHERE note IS NOT NULL;
CREATE VIEW grown_ups AS SELECT p.id, p.name, COUNT(*) AS n FROM people p JOIN visits v ON v.person = p.id WHERE p.age > 30 GROUP BY p.id;
CREATE TRIGGER stamp AFTER INSERT ON visits WHEN NEW.note IS NULL BEGIN UPDATE visits SET note = 'x' WHERE id = NEW.id; END;
CREATE VIRTUAL TABLE words USING fts5(word, tokenize = 'porter');
-- change
ALTER TABLE people ADD COLUMN more INT
-- says: E0803 `people.more`
-- change
ALTER TABLE people RENAME COLUMN age TO years
-- says: E0801 no column `people.age`
-- change
DROP TABLE visits; CREATE TABLE visits (id INTEGER PRIMARY KEY, person INT NOT NULL REFERENCES people (id) ON DELETE CASCADE, note TEXT) STRICT
-- says: E0802 `visits.id` is no AUTO_INCREMENT
-- change
DROP TABLE visits; CREATE TABLE visits (id INTEGER PRIMARY KEY AUTOINCREMENT, person INT REFERENCES people (id) ON DELETE CASCADE, note TEXT) STRICT
-- says: E0802 `visits.person` is NULL
-- change
DROP TABLE visits; CREATE TABLE visits (id INTEGER PRIMARY KEY AUTOINCREMENT, person INT NOT NULL REFERENCES people (id) ON DELETE CASCADE, note TEXT)
-- says: E0802 no STRICT table
-- change
DROP TABLE visits; CREATE TABLE visits (id INTEGER PRIMARY KEY AUTOINCREMENT, person INT NOT NULL REFERENCES people (id) ON DELETE RESTRICT, note TEXT) STRICT
-- says: E0802 ON DELETE restrict
-- change
DROP TABLE visits; CREATE TABLE visits (id INTEGER PRIMARY KEY AUTOINCREMENT, person INT NOT NULL, note TEXT) STRICT
-- says: E0801 no foreign key (person) REFERENCES people (id)
-- change
DROP TABLE visits; CREATE TABLE visits (id INTEGER PRIMARY KEY AUTOINCREMENT, person INT NOT NULL REFERENCES people (id) ON DELETE CASCADE, note BLOB) STRICT
-- says: E0802 `visits.note` is BLOB in the database, not TEXT
-- change
DROP TABLE people; CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT 'nobody', age INT CHECK (age >= 18), twice INT GENERATED ALWAYS AS (age * 2) VIRTUAL, UNIQUE (name, age))
-- says: E0802 `people.name` compares by BINARY
-- change
DROP TABLE people; CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT 'somebody' COLLATE NOCASE, age INT CHECK (age >= 18), twice INT GENERATED ALWAYS AS (age * 2) VIRTUAL, UNIQUE (name, age))
-- says: E0802 the DEFAULT of `people.name`
-- change
DROP TABLE people; CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT 'nobody' COLLATE NOCASE, age INT CHECK (age >= 17), twice INT GENERATED ALWAYS AS (age * 2) VIRTUAL, UNIQUE (name, age))
-- says: E0801 no CHECK (age >= 18)
-- change
DROP TABLE people; CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT 'nobody' COLLATE NOCASE, age INT CHECK (age >= 18), twice INT GENERATED ALWAYS AS (age * 2) STORED, UNIQUE (name, age))
-- says: E0802 `people.twice` is a STORED
-- change
DROP TABLE people; CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT 'nobody' COLLATE NOCASE, age INT CHECK (age >= 18), twice INT GENERATED ALWAYS AS (age * 3) VIRTUAL, UNIQUE (name, age))
-- says: E0802 `people.twice` is generated as
-- change
DROP TABLE people; CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT 'nobody' COLLATE NOCASE, age INT CHECK (age >= 18), twice INT GENERATED ALWAYS AS (age * 2) VIRTUAL, UNIQUE (name))
-- says: E0801 no UNIQUE key (name, age)
-- change
DROP TABLE people; CREATE TABLE people (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL DEFAULT 'nobody' COLLATE NOCASE, age INT CHECK (age >= 18), twice INT GENERATED ALWAYS AS (age * 2) VIRTUAL, UNIQUE (name, age)) WITHOUT ROWID
-- says: E0802 without a rowid
-- change
DROP INDEX by_person
-- says: E0801 no index `by_person`
-- change
DROP INDEX by_person; CREATE INDEX by_person ON visits (person)
-- says: E0802 index `by_person`
-- change
DROP INDEX by_person; CREATE INDEX by_other ON visits (person) WHERE note IS NOT NULL
-- says: W0112 called `by_other`
-- change
CREATE UNIQUE INDEX once ON visits (note)
-- says: E0803 UNIQUE key `once`
-- change
CREATE INDEX some ON visits (note)
-- says: W0111 index `some`
-- change
DROP VIEW grown_ups; CREATE VIEW grown_ups AS SELECT p.id, p.name, COUNT(*) AS n FROM people p JOIN visits v ON v.person = p.id WHERE p.age > 31 GROUP BY p.id
-- says: E0802 view `grown_ups` is another query
-- change
DROP TRIGGER stamp
-- says: E0801 no trigger `stamp`
-- change
DROP TRIGGER stamp; CREATE TRIGGER stamp AFTER INSERT ON visits WHEN NEW.note IS NULL BEGIN UPDATE visits SET note = 'y' WHERE id = NEW.id; END
-- says: E0802 `stamp` has another body
-- change
DROP TRIGGER stamp; CREATE TRIGGER stamp AFTER INSERT ON visits BEGIN UPDATE visits SET note = 'x' WHERE id = NEW.id; END
-- says: E0802 `stamp` is fired at another event
-- change
DROP TABLE words; CREATE TABLE words (word TEXT)
-- says: E0802 `words` is a table in the database, not a virtual table
-- change
CREATE TABLE others (a INT)
-- says: W0111 table `others`
