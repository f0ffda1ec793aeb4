CREATE TABLE author (
  id INT NOT NULL PRIMARY KEY,
  name VARCHAR(40) NOT NULL,
  role ENUM('guest', 'staff') NOT NULL DEFAULT 'guest',
  age TINYINT UNSIGNED,
  code VARCHAR(5),
  born DATE
);
CREATE TABLE book (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  author_id INT,
  title VARCHAR(80) NOT NULL,
  pages INT, KEY (author_id)
);
