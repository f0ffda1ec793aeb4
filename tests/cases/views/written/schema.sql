CREATE TABLE items (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) NOT NULL, price DECIMAL(8,2), tag VARCHAR(9) NOT NULL DEFAULT '');
CREATE VIEW cheap (nr, label, cost) AS SELECT id, name, price FROM items WHERE price < 100;
CREATE VIEW nested AS SELECT label, cost, nr FROM cheap;
CREATE VIEW computed AS SELECT id, name, price * 2 AS doubled FROM items;
CREATE VIEW counted AS SELECT name, COUNT(*) AS n FROM items GROUP BY name;
CREATE VIEW prices AS SELECT id, price FROM items;
