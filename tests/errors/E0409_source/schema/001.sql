CREATE TABLE a (id INT NOT NULL PRIMARY KEY);
source rows.sql
source 002.sql;
