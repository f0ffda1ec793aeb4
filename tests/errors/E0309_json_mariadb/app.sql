-- name: parsed
SELECT STR_TO_DATE(doc, '%Y') AS r FROM event;

-- name: by_its_format
SELECT STR_TO_DATE(name, JSON_EXTRACT(doc, '$.format')) AS r FROM event;

-- name: next_day
SELECT doc + INTERVAL 1 DAY AS r FROM event;

-- name: day_before
SELECT DATE_SUB(IF(id > 3, doc, NULL), INTERVAL 1 DAY) AS r FROM event;

-- name: later
SELECT id FROM event WHERE TIMESTAMPADD(DAY, 1, doc) > at;

-- name: in_year
SELECT id FROM event WHERE EXTRACT(YEAR FROM doc) = 2024;

-- name: longer
SELECT ADDTIME(at, MAX(doc)) AS r FROM event GROUP BY at;

-- name: so_long
SELECT JSON_LENGTH(doc, id) AS r FROM event;

-- name: so_long_again
SELECT JSON_LENGTH(doc, 1 + 1) AS r FROM event;

-- name: good
SELECT STR_TO_DATE(JSON_VALUE(doc, '$.at'), '%Y') AS a, STR_TO_DATE(COALESCE(doc, name), '%Y') AS b, STR_TO_DATE(JSON_QUOTE(name), '%Y') AS c,
       at + INTERVAL doc DAY AS d, DATEDIFF(doc, at) AS e, JSON_LENGTH(doc, name) AS f, JSON_LENGTH(id) AS g, JSON_LENGTH(doc, '$.a') AS h
  FROM event;
