CREATE TABLE t (
  id INT PRIMARY KEY,
  a INT NOT NULL,
  b INT NOT NULL,
  m INT,
  s VARCHAR(20) NOT NULL,
  sum INT AS (a + b) STORED,
  twice INT AS (sum * 2) VIRTUAL,
  part INT AS (a DIV b) VIRTUAL,
  maybe INT AS (a + m) VIRTUAL,
  filled INT AS (COALESCE(m, 0)) VIRTUAL,
  words VARCHAR(40) AS (CONCAT(s, a)) STORED
);
CREATE VIEW v AS SELECT id, twice, maybe FROM t;
