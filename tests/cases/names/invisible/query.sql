-- engines: mariadb mysql (Dolt has no invisible columns)
-- An invisible column takes no part in NATURAL JOIN, on either side; USING names it.

-- name: not_joined_by :many
-- expect: a int32 notnull, b int32 null
SELECT a, b FROM t1 NATURAL JOIN t2;

-- name: star :many
-- expect: a int32 notnull, c int32 notnull, b int32 null
SELECT * FROM t1 NATURAL JOIN t2;

-- name: two_of_it
-- expect-error: E0202 14:8
SELECT c FROM t1 NATURAL JOIN t2;

-- name: not_looked_for :many
-- expect: a int32 notnull, d int32 null
SELECT a, d FROM t1 JOIN t2 ON a = b NATURAL JOIN t3;

-- name: of_the_right :many
-- expect: a int32 notnull, d int32 null
SELECT a, d FROM t3 NATURAL JOIN (t2 JOIN t1 ON a = b);

-- name: by_using :many
-- expect: c int32 notnull, a int32 notnull, b int32 null
SELECT * FROM t1 JOIN t2 USING (c);
