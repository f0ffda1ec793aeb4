CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, boss_id INT, team_id INT, tag TEXT NOT NULL);
CREATE TABLE team (id INTEGER PRIMARY KEY, title TEXT NOT NULL, city TEXT, lead_id INT);
CREATE TABLE task (id INTEGER PRIMARY KEY, person_id INT, team_id INT NOT NULL, hours REAL NOT NULL, done_at TEXT, note TEXT);
