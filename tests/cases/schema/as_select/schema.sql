CREATE TABLE items (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) NOT NULL DEFAULT 'x', kind ENUM('a', 'b') NOT NULL, day DATE);
CREATE TABLE sold (id INT NOT NULL PRIMARY KEY, v DECIMAL(8,2) NOT NULL);
CREATE VIEW named AS SELECT id, name FROM items;
CREATE TABLE merged (n INT, name CHAR(5), k INT NOT NULL, KEY by_k (k)) ENGINE=InnoDB SELECT id, name, kind, 1 AS k FROM items;
CREATE TABLE joined AS SELECT items.id, sold.v, items.id + 1 AS next_id FROM items LEFT JOIN sold ON sold.id = items.id;
CREATE TABLE of_view (PRIMARY KEY (id)) AS SELECT * FROM named;
