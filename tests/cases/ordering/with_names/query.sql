-- engines: mysql
-- In a WITH that names its columns, the ORDER BY of a set operation has the names of the first operand, to MariaDB those of
-- the WITH.

-- name: of_the_first_operand :many
-- expect: c0 int32 notnull
-- expect-warning: W0102 8:71
WITH y (c0) AS (SELECT a AS k FROM t1 UNION SELECT a FROM t1 ORDER BY k LIMIT 3) SELECT c0 FROM y;

-- name: of_the_with
-- expect-error: E0203 12:71
WITH y (c0) AS (SELECT a AS k FROM t1 UNION SELECT a FROM t1 ORDER BY c0 LIMIT 3) SELECT c0 FROM y;

-- name: of_both :many
-- expect: k int32 notnull
WITH y (k) AS (SELECT a AS k FROM t1 UNION SELECT a FROM t1 ORDER BY k LIMIT 3) SELECT k FROM y;
