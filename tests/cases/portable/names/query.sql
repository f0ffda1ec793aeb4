-- dialect: postgres
-- target: sqlite,mysql

-- What PostgreSQL calls a column that has no alias, and what can name it.
-- name: functions :many
-- expect: count int64 notnull, max int32 null, coalesce text notnull, lower text notnull
SELECT count(*), max(n), coalesce(min(name), ''), lower('A') FROM t;
-- name: casts :many
-- expect: id text notnull, int4 int32 notnull, at date notnull, date date notnull, date_part double notnull, extract decimal notnull
SELECT id::text, 1::int, at::date, date(at), date_part('year', at), extract(year FROM at) FROM t ORDER BY id;
-- name: branches :many
-- expect: n int32 null, case int64 notnull, exists bool notnull, max int32 null
SELECT CASE WHEN id > 1 THEN n ELSE n END, CASE WHEN id > 1 THEN 1 ELSE 2 END, EXISTS (SELECT 1 FROM t), (SELECT max(id) FROM t) FROM t ORDER BY t.id;
-- name: of_derived :many
-- expect: count int64 notnull, lower text notnull
SELECT d.count, d.lower FROM (SELECT count(*), lower(name) FROM t GROUP BY lower(name)) d ORDER BY d.lower;
-- name: of_with :many
-- expect: sum int64 notnull
WITH c AS (SELECT name, sum(n) FROM t GROUP BY name) SELECT sum FROM c WHERE sum > 1 ORDER BY sum;
-- name: sorted :many
-- expect: lower text notnull, count int64 notnull
SELECT lower(name), count(*) FROM t GROUP BY lower(name) ORDER BY count DESC, lower;
-- name: sorted_as_text :many
-- expect: id text notnull
SELECT id::text FROM t ORDER BY id;
-- name: not_in_where
-- expect-error: E0203 28:33
SELECT lower(name) FROM t WHERE lower = 'a';
