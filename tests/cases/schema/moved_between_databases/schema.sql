CREATE DATABASE schemac_here;
CREATE DATABASE schemac_there;
USE schemac_there;
CREATE TABLE notes (id INT NOT NULL PRIMARY KEY, text VARCHAR(20) NOT NULL);
CREATE TABLE others (id INT NOT NULL PRIMARY KEY, note INT NOT NULL, FOREIGN KEY (note) REFERENCES notes (id));
USE schemac_here;
RENAME TABLE schemac_there.notes TO remarks, schemac_there.others TO schemac_here.others;
ALTER TABLE remarks ADD more INT;
