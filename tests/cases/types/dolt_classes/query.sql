-- engines: mariadb mysql dolt (dates and FLOATs meet otherwise in SQLite)
-- Where kinds of values meet, Dolt sends some in another class than MySQL and MariaDB do.

-- name: real_and_whole :many
-- expect: a any notnull
SELECT d AS a FROM t UNION ALL SELECT i FROM t;

-- name: whole_and_real :many
-- expect: a any notnull, b any notnull
SELECT y AS a, f AS b FROM t UNION SELECT f, d FROM t;

-- name: nothing_and_real :many
-- expect: a any null, b any null
SELECT NULL AS a, NULL AS b UNION ALL SELECT d, y FROM t;

-- name: three :many
-- expect: a any notnull
SELECT d AS a FROM t UNION ALL SELECT d FROM t UNION ALL SELECT u FROM t;

-- name: real_and_decimal :many
-- expect: a double notnull, b double notnull
SELECT d AS a, d AS b FROM t UNION ALL SELECT de, d FROM t;

-- name: times_are_lost :many
-- expect: a text null, b blob null, c text null
SELECT t AS a, t AS b, t AS c FROM t UNION ALL SELECT i, b, s FROM t;

-- name: times_and_dates :many
-- expect: a datetime null, b time notnull
SELECT t AS a, t AS b FROM t UNION ALL SELECT day, t FROM t;

-- name: first_of :many
-- expect: a any notnull, b any notnull, c any notnull, d any notnull
SELECT COALESCE(f, i) AS a, COALESCE(day, d) AS b, COALESCE(d, e) AS c, COALESCE(y, u) AS d FROM t;

-- name: one_of :many
-- expect: a double notnull, b double notnull, c double notnull
SELECT IFNULL(d, i) AS a, IF(id = 1, f, i) AS b, CASE WHEN id = 1 THEN i ELSE d END AS c FROM t;

-- name: windows :many
-- engines: mysql dolt (LAG with a third argument)
-- expect: a any notnull, b any notnull, c decimal notnull, d any notnull, e any notnull, f uint64 notnull
SELECT SUM(t) OVER (ORDER BY id) AS a, AVG(s) OVER () AS b, SUM(de) OVER () AS c, LAG(i, 1, 'x') OVER (ORDER BY id) AS d,
       LEAD(i, 1, 0.5e0) OVER (ORDER BY id) AS e, LAG(u, 1, 0) OVER (ORDER BY id) AS f FROM t;

-- name: dates :many
-- expect: a any null, b date notnull
SELECT GREATEST(day, DATE '2024-02-29') AS a, LEAST(day, day) AS b FROM t;

-- name: bytes_in_words :many
-- expect: a any notnull, b blob notnull
SELECT COALESCE(i, x'41') AS a, COALESCE(b, x'41') AS b FROM t;
