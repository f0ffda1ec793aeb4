-- flavour: mariadb
-- engines: mariadb (LIMIT)

-- name: concatenated :many
-- expect: a text notnull, b text notnull, c text null, e text null
SELECT GROUP_CONCAT(v) AS a, GROUP_CONCAT(DISTINCT v, n ORDER BY v SEPARATOR '') AS b, GROUP_CONCAT(m) AS c, GROUP_CONCAT(v LIMIT 0) AS e
  FROM t GROUP BY n;

-- name: of_nothing :one
-- expect: a text null
SELECT GROUP_CONCAT(v) AS a FROM t;
