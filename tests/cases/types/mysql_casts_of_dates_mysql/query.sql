-- flavour: mysql
-- engines: mysql

-- name: casts :many
-- expect: a date notnull, b date notnull, c time notnull, e time notnull, f date notnull
SELECT CAST(dt AS DATE) AS a, CAST(tm AS DATE) AS b, CAST(tm AS TIME) AS c, CAST(dt AS TIME) AS e, DATE(tm) AS f FROM t;
