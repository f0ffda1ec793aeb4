-- dialect: postgres
-- target: sqlite,mysql

-- name: moved :many
-- expect: a datetime null, b datetime null, c datetime null, e timestamp null, f datetime null, g datetime null
SELECT d + INTERVAL '1 month' AS a, at - INTERVAL '2 hours' AS b, atn + '90 minutes'::interval AS c, tz - INTERVAL '1 week' AS e,
       short + INTERVAL '1 year' AS f, INTERVAL '45 seconds' + at AS g FROM m ORDER BY id;
-- name: months :many
-- expect: a datetime null, b datetime null, c timestamp null, e datetime null, f datetime null
SELECT at + INTERVAL '1 month' AS a, d - INTERVAL '1 mon' AS b, tz + INTERVAL '13 months' AS c, dn - INTERVAL '1 year' AS e,
       short + n * INTERVAL '1 month' AS f FROM m ORDER BY id;
-- name: by_columns :many
-- expect: a datetime null, b timestamp null, c datetime null, e datetime null
SELECT d + n * INTERVAL '1 day' AS a, tz - INTERVAL '2 hours' * n AS b, at + (n + 1) * INTERVAL '3 weeks' AS c, d - n * INTERVAL '1 year' AS e FROM m ORDER BY id;
-- name: by_argument :many
-- expect: id int32 notnull, a timestamp null
-- params: days int64 notnull
SELECT id, tz + :days * INTERVAL '1 day' AS a FROM m WHERE id < 3 AND :days < 400 AND :days > -400 ORDER BY id;
-- name: twice :many
-- expect: a datetime null, b datetime null
SELECT at + INTERVAL '1 month' - INTERVAL '1 day' AS a, date_trunc('month', at) + INTERVAL '1 month' - INTERVAL '1 second' AS b FROM m ORDER BY id;
-- name: compared :many
-- expect: id int32 notnull
SELECT id FROM m WHERE at > d - INTERVAL '1 day' AND tz < tz + INTERVAL '1 second' AND short + INTERVAL '0 days' = short ORDER BY id;
-- name: recent :many
-- expect: id int32 notnull
SELECT id FROM m WHERE tz > now() - INTERVAL '20 years' AND tz < CURRENT_TIMESTAMP - INTERVAL '1 month' AND at < LOCALTIMESTAMP - INTERVAL '1 hour' ORDER BY id;
-- name: cut_off :many
-- expect: a datetime notnull, b datetime notnull, c datetime notnull, e datetime null, f datetime notnull, g datetime notnull, h datetime notnull, i datetime notnull
SELECT date_trunc('year', at) AS a, date_trunc('quarter', at) AS b, date_trunc('month', at) AS c, date_trunc('week', at) AS e, date_trunc('day', at) AS f,
       date_trunc('hour', at) AS g, date_trunc('minute', at) AS h, date_trunc('second', at) AS i FROM m ORDER BY id;
-- name: cut_off_others :many
-- expect: a timestamp null, b timestamp null, c timestamp notnull, e datetime null, f timestamp notnull
SELECT date_trunc('week', d) AS a, date_trunc('quarter', dn) AS b, date_trunc('hour', tz) AS c, date_trunc('minute', short) AS e, date_trunc('hour', d) AS f FROM m ORDER BY id;
-- name: grouped :many
-- expect: month datetime notnull, n int64 notnull
SELECT date_trunc('month', at) AS month, count(*) AS n FROM m GROUP BY date_trunc('month', at) ORDER BY month;
-- name: grouped_by_place :many
-- expect: day timestamp notnull, n int64 notnull, sum int64 notnull
SELECT date_trunc('day', tz) AS day, count(*) AS n, sum(m.n) AS sum FROM m GROUP BY 1 ORDER BY 1 DESC;
-- name: cut_off_is :many
-- expect: id int32 notnull
-- params: day datetime notnull
SELECT id FROM m WHERE date_trunc('day', at) = :day OR date_trunc('year', at) = DATE '2024-01-01' ORDER BY id;
-- name: written :many
-- expect: a text notnull, b text null, c text notnull, e text null, f text notnull
SELECT to_char(d, 'YYYY-MM-DD') AS a, to_char(atn, 'HH24:MI:SS DD.MM.YYYY') AS b, to_char(tz, 'YYYYMMDD') AS c, to_char(dn, 'yyyy/mm HH24:MI') AS e, to_char(at, 'MI') AS f FROM m ORDER BY id;
-- name: grouped_by_text :many
-- expect: month text notnull, n int64 notnull
SELECT to_char(at, 'YYYY-MM') AS month, count(*) AS n FROM m GROUP BY 1 ORDER BY 1;
-- name: zone :many
-- expect: a datetime notnull, b timestamp notnull, c date notnull
SELECT tz AT TIME ZONE 'UTC' AS a, at AT TIME ZONE 'utc' AS b, (tz AT TIME ZONE 'UTC')::date AS c FROM m WHERE id <> 4 AND id <> 3 ORDER BY id;
-- name: no_zone
-- expect-error: E0501 56:8
SELECT tz AT TIME ZONE 'Europe/Berlin' AS a FROM m;
-- name: an_interval
-- expect-error: E0501 59:8
SELECT INTERVAL '1 day' AS a FROM m;
-- name: no_sum
-- expect-error: E0104 62:8
SELECT n + INTERVAL '1 day' AS a FROM m;
-- name: no_format
-- expect-error: E0501 65:8
SELECT to_char(at, 'Mon DD') AS a FROM m;
-- name: parts :many
-- expect: a int32 notnull, b int32 null, c int32 null, e int32 null, f int32 null, g int64 null, h int64 null
SELECT EXTRACT(quarter FROM at)::int AS a, EXTRACT(dow FROM d)::int AS b, EXTRACT(isodow FROM dn)::int AS c, EXTRACT(doy FROM tz)::int AS e,
       EXTRACT(week FROM d)::int AS f, EXTRACT(epoch FROM tz)::bigint AS g, EXTRACT(epoch FROM at)::bigint AS h FROM m ORDER BY id;
-- name: numeric_parts :many
-- expect: y decimal notnull, mo decimal null, n int64 notnull
SELECT EXTRACT(year FROM at) AS y, EXTRACT(month FROM dn) AS mo, count(*) AS n FROM m WHERE EXTRACT(dow FROM d) IN (0, 2, 3, 4) GROUP BY EXTRACT(year FROM at), 2 ORDER BY y, n;
-- name: doubles :many
-- expect: a double notnull, b double null, c double null, e double null
SELECT date_part('year', d) AS a, date_part('hour', atn) AS b, EXTRACT(epoch FROM at)::float8 AS c, EXTRACT(epoch FROM d)::double precision AS e FROM m ORDER BY id;
-- name: days :many
-- expect: a date notnull, n int64 notnull
SELECT date(tz) AS a, count(*) AS n FROM m GROUP BY date(tz) ORDER BY a;
