-- What a literal says, or a type, may keep a call from being NULL.

-- name: formats :many
-- expect: a text notnull, b text notnull, c text notnull, e text null, f text null, g text null, h text null
SELECT DATE_FORMAT(d, '%Y-%m-%d') AS a, DATE_FORMAT(dt, '%T.%f %%') AS b, DATE_FORMAT(ts, '%H:%i') AS c, DATE_FORMAT(d, '%W') AS e,
       DATE_FORMAT(d, '') AS f, DATE_FORMAT(v, '%Y') AS g, DATE_FORMAT(d, v) AS h FROM t;

-- name: hashes :many
-- expect: a text notnull, c text null
SELECT SHA2(v, 256) AS a, SHA2(v, n) AS c FROM t;

-- name: numbers :many
-- expect: a text notnull, b text notnull, c text null, e text null
SELECT FORMAT(n, 2) AS a, FORMAT(de, 0) AS b, FORMAT(v, 2) AS c, FORMAT(m, 2) AS e FROM t;

-- name: instants :many
-- expect: a int64 notnull, b decimal null, c int64 null
SELECT UNIX_TIMESTAMP(ts) AS a, UNIX_TIMESTAMP(dt) AS b, UNIX_TIMESTAMP(d) AS c FROM t;

-- name: documents :many
-- expect: a json notnull, b json notnull, c int64 notnull, e int64 null
SELECT JSON_OBJECT('k', m, v, d) AS a, JSON_ARRAY(m, v, NULL) AS b, JSON_VALID(v) AS c, JSON_VALID(CAST(m AS CHAR)) AS e FROM t;

-- name: concatenated :many
-- expect: a text null
SELECT GROUP_CONCAT(v) AS a FROM t GROUP BY n;
