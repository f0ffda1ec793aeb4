CREATE DATABASE IF NOT EXISTS `schemac_shop` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE SCHEMA schemac_stats CHARACTER SET = utf8mb4;
USE `schemac_shop`;
CREATE TABLE products (id INT NOT NULL PRIMARY KEY, name VARCHAR(40) NOT NULL);
CREATE TABLE schemac_stats.daily (product INT NOT NULL, day DATE NOT NULL, sold INT, PRIMARY KEY (product, day));
USE schemac_stats;
CREATE TABLE products (id INT NOT NULL PRIMARY KEY, label VARCHAR(40) NULL);
ALTER TABLE schemac_stats.daily ADD returned INT NULL;
USE schemac_shop;
