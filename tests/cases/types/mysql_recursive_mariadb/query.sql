-- flavour: mariadb
-- engines: mariadb
-- MySQL and MariaDB convert what the recursion gives to the types of the first half; Dolt does not: the wider integer holds.

-- name: wider :many
-- expect: n int64 notnull, v int8 notnull, w int16 notnull
WITH RECURSIVE r(n, v, w) AS (SELECT 1, g, s FROM t UNION ALL SELECT n + 1, 30, w FROM r WHERE n < 3) SELECT n, v, w FROM r;
