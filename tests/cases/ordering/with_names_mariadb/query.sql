-- flavour: mariadb

-- name: of_the_first_operand
-- expect-error: E0203 5:71
WITH y (c0) AS (SELECT a AS k FROM t1 UNION SELECT a FROM t1 ORDER BY k LIMIT 3) SELECT c0 FROM y;

-- name: of_the_with :many
-- expect: c0 int32 notnull
WITH y (c0) AS (SELECT a AS k FROM t1 UNION SELECT a FROM t1 ORDER BY c0 LIMIT 3) SELECT c0 FROM y;
