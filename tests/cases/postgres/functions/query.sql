-- dialect: postgres
-- What the portable dialect's functions and operators give, on every target.
-- name: greatest_of :many
-- expect: a int32 notnull, b text notnull, f enum notnull, g int32 null
SELECT GREATEST(id, i) AS a, LEAST(v, c, 'x') AS b, GREATEST(e, 'ok') AS f, LEAST(i, NULL) AS g FROM t;
-- name: days :many
-- expect: a date null, b date null, f int64 null, g int64 null, h int32 notnull
SELECT d + 7 AS a, d - 7 AS b, d - at::date AS f, at::date - d AS g, EXTRACT(YEAR FROM d)::integer AS h FROM t;
-- name: rounded :many
-- expect: a decimal notnull, b decimal notnull, f decimal null, g decimal notnull, h int32 notnull, k decimal notnull, l decimal notnull, q int64 notnull
SELECT ROUND(m, 1) AS a, TRUNC(m) AS b, FLOOR(n) AS f, CEIL(m) AS g, m::integer AS h, m::numeric(8,1) AS k, m % 2 AS l, MOD(id, 3) AS q FROM t;
-- name: doubles :many
-- expect: a double notnull, b double null, f double notnull
SELECT CEIL(id) AS a, FLOOR(i) AS b, SIGN(id) AS f FROM t;
-- name: decimals :many
-- expect: a decimal notnull, b decimal notnull, f decimal notnull, g decimal notnull
SELECT COALESCE(n, 0) AS a, m * 2 AS b, CASE WHEN b THEN m ELSE 1 END AS f, COALESCE(SUM(m) OVER (), 0) AS g FROM t;
-- name: texts :many
-- expect: a text notnull, b text notnull, f text notnull, g text notnull, h text notnull, k int64 notnull, l int64 notnull, q text notnull, r text notnull
SELECT LEFT(v, 2) AS a, RIGHT(v, 2) AS b, LPAD(v, 5, '*') AS f, REPEAT(v, 2) AS g, CONCAT(v, i, NULL) AS h, STRPOS(v, 'a') AS k, POSITION('a' IN v) AS l, b::text AS q, CAST(v AS varchar(3)) AS r FROM t;
-- name: truths :one
-- expect: a bool null, b bool null, f bool null
SELECT BOOL_AND(b) AS a, BOOL_OR(id > 3) AS b, EVERY(b) AS f FROM t;
-- name: fewer_names :many
-- expect: x int32 notnull, v text notnull
SELECT q.x, q.v FROM (SELECT id, v FROM t) AS q (x);
-- name: from_another :exec
-- params: a int32 notnull
UPDATE t AS u SET m = o.m, i = u.i + 1 FROM o WHERE o.t_id = u.id AND o.m > 1 AND u.id = :a;
-- name: using_another :exec
-- params: m decimal notnull
DELETE FROM t USING o WHERE o.t_id = t.id AND o.m = :m;
-- name: days_or_date
-- expect-error: E0301 35:28
SELECT id FROM t WHERE d + :days > d;
-- name: padded
-- expect-error: E0501 38:24
SELECT id FROM t WHERE c LIKE 'a%';
-- name: by_case_alone
-- expect-error: E0501 41:78
SELECT CASE WHEN b THEN 'A' ELSE 'a' END AS k, COUNT(*) AS n FROM t GROUP BY CASE WHEN b THEN 'A' ELSE 'a' END;
-- name: by_words :many
-- expect: k text notnull, n int64 notnull
SELECT CASE WHEN b THEN 'low' ELSE 'high' END AS k, COUNT(*) AS n FROM t GROUP BY CASE WHEN b THEN 'low' ELSE 'high' END;
