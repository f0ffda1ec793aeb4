-- name: texts :many
-- expect: a text notnull, b text null, c text notnull, d text notnull, e text null, f int64 notnull, g int64 null, h text notnull, i text notnull, j text notnull, k text notnull, l text notnull, m text notnull, n int64 notnull, o int64 notnull, p text notnull, q text notnull, r text notnull, s text notnull, t int64 notnull
-- params:
-- cardinality: many
SELECT CONCAT(vc, 'x') AS a, CONCAT(vc, vc_n) AS b, CONCAT_WS('-', vc, vc_n) AS c, UPPER(vc) AS d, LOWER(tx) AS e, LENGTH(vc) AS f, CHAR_LENGTH(tx) AS g, TRIM(vc) AS h, LTRIM(vc) AS i, SUBSTRING(vc, 2) AS j, LEFT(vc, 2) AS k, RIGHT(vc, 2) AS l, REPLACE(vc, 'a', 'b') AS m, LOCATE('a', vc) AS n, INSTR(vc, 'a') AS o, REVERSE(vc) AS p, REPEAT(vc, 2) AS q, LPAD(vc, 5, '*') AS r, HEX(vc) AS s, ASCII(vc) AS t FROM words;

-- name: numbers :many
-- expect: a int64 notnull, b decimal notnull, c int64 notnull, d double null, e decimal notnull, f decimal notnull, g double notnull, h int64 notnull, i int64 notnull, j int64 null, k double null, l double null, m double null, n double null, o int64 notnull, p int8 null, q decimal notnull
-- params:
-- cardinality: many
SELECT ABS(i8) AS a, ABS(de) AS b, CEIL(de) AS c, FLOOR(db) AS d, ROUND(de) AS e, ROUND(de, 1) AS f, ROUND(fl) AS g, SIGN(i8) AS h, MOD(i8, 3) AS i, MOD(i8, 0) AS j, POW(i8, 2) AS k, SQRT(i8) AS l, LN(fl) AS m, EXP(1) AS n, GREATEST(i8, 2) AS o, LEAST(i8, i8_n) AS p, TRUNCATE(de, 1) AS q FROM vals;

-- name: dates :many
-- expect: a date notnull, b int64 notnull, c int64 null, e int64 notnull, f int64 notnull, g int64 notnull, h date null, i int64 null, j date null, k text notnull, l int64 notnull, m int64 notnull, n text null
-- params:
-- cardinality: many
SELECT DATE(dt) AS a, YEAR(d) AS b, MONTH(d_n) AS c, DAYOFMONTH(dt) AS e, HOUR(t) AS f, MINUTE(dt) AS g, LAST_DAY(d) AS h, DATEDIFF(d, d_n) AS i, DATE_ADD(d, INTERVAL 1 DAY) AS j, DATE_FORMAT(dt, '%Y-%m') AS k, UNIX_TIMESTAMP(ts) AS l, EXTRACT(YEAR FROM dt) AS m, DAYNAME(d) AS n FROM times;

-- name: casts :many
-- expect: a text notnull, b uint64 notnull, c int64 notnull, d decimal null, e text notnull, f double notnull
-- params:
-- cardinality: many
SELECT CAST(i8 AS CHAR) AS a, CAST(i8 AS UNSIGNED) AS b, CAST(de AS SIGNED) AS c, CAST(db AS DECIMAL(10,2)) AS d, CAST(i64 AS CHAR(3)) AS e, CAST(u8 AS DOUBLE) AS f FROM vals;

-- name: casts_of_text :many
-- expect: a int64 notnull, b decimal notnull, c date null, d blob notnull, e double notnull
-- params:
-- cardinality: many
SELECT CAST(vc AS SIGNED) AS a, CAST(vc AS DECIMAL(5,1)) AS b, CAST(vc AS DATE) AS c, CAST(vc AS BINARY) AS d, vc + 0 AS e FROM words;

-- name: json :many
-- expect: a json null, b text null, c text null, d int64 notnull, e json notnull, f json notnull
-- params:
-- cardinality: many
SELECT JSON_EXTRACT(js, '$.a') AS a, JSON_UNQUOTE(JSON_EXTRACT(js_v, '$.a')) AS b, JSON_TYPE(js_v) AS c, JSON_VALID(vc) AS d, JSON_OBJECT('k', vc) AS e, JSON_ARRAY(1, vc_n) AS f FROM words;

-- name: session :one
-- expect: a datetime notnull, b datetime notnull, c date notnull, d time notnull, e datetime notnull, f text null, g uint64 notnull
-- params:
-- cardinality: one
SELECT NOW() AS a, CURRENT_TIMESTAMP(3) AS b, CURDATE() AS c, CURTIME() AS d, UTC_TIMESTAMP() AS e, DATABASE() AS f, LAST_INSERT_ID() AS g;
