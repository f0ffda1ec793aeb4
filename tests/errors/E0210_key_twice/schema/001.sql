CREATE TABLE t (
  id INT NOT NULL,
  PRIMARY KEY (id, id)
);
