-- engines: mariadb mysql dolt
-- Dolt gives NULL for a time made a date, and for a date made a time.

-- name: casts :many
-- expect: a date notnull, b date null, c time notnull, e time null, f date notnull
SELECT CAST(dt AS DATE) AS a, CAST(tm AS DATE) AS b, CAST(tm AS TIME) AS c, CAST(dt AS TIME) AS e, DATE(tm) AS f FROM t;
