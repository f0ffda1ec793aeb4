CREATE TABLE t (
  id INTEGER PRIMARY KEY,
  a INT NOT NULL DEFAULT 5,
  b INT NOT NULL,
  m INT,
  sum INT GENERATED ALWAYS AS (a + b) STORED,
  twice INT AS (sum * 2),
  part INT AS (a / b),
  maybe INT AS (a + m),
  filled INT AS (COALESCE(m, 0)),
  early INT AS (late),
  late INT AS (a),
  next INT AS (id + 1)
);
CREATE VIEW v AS SELECT id, twice, maybe FROM t;
CREATE TABLE later (id INTEGER PRIMARY KEY, a INT NOT NULL);
ALTER TABLE later ADD COLUMN g TEXT AS (a || 'x') VIRTUAL;
