-- dialect: postgres

-- name: vals_all :many
-- expect: id int64 notnull, i16 int16 notnull, i16_n int16 null, i32 int32 notnull, i32_n int32 null, i64 int64 notnull, i64_n int64 null, ok bool notnull, maybe bool null, fl float notnull, db double null, de decimal notnull, de_n decimal null, pct uint8 notnull
-- params:
-- cardinality: many
SELECT * FROM vals;

-- name: words_all :many
-- expect: id int32 notnull, vc text notnull, vc_n text null, tx text notnull, tx_n text null, mo enum notnull, mo_n enum null, by_ blob null, js json null
-- params:
-- cardinality: many
SELECT * FROM words;

-- name: times_all :many
-- expect: id int32 notnull, d date notnull, d_n date null, at datetime notnull, at_n datetime null, tz timestamp notnull, tz_n timestamp null, t time notnull
-- params:
-- cardinality: many
SELECT * FROM times;

-- name: min_max_numbers :one
-- expect: a int16 null, b int32 null, c int64 null, d float null, e double null, f decimal null, g decimal null, h int16 null
-- params:
-- cardinality: one
SELECT MIN(i16) AS a, MAX(i32) AS b, MIN(i64_n) AS c, MIN(fl) AS d, MAX(db) AS e, MIN(de) AS f, MAX(de_n) AS g, MAX(pct) AS h FROM vals;

-- name: min_max_words :one
-- expect: a text null, b text null
-- params:
-- cardinality: one
SELECT MIN(vc) AS a, MAX(tx_n) AS b FROM words;

-- name: min_max_times :one
-- expect: a date null, b date null, c datetime null, e timestamp null
-- params:
-- cardinality: one
SELECT MIN(d) AS a, MAX(d_n) AS b, MIN(at) AS c, MAX(tz_n) AS e FROM times;

-- name: integer_arithmetic :many
-- expect: a int64 notnull, b int64 notnull, c int64 notnull, d int64 notnull, e int64 null, f int64 notnull
-- params:
-- cardinality: many
SELECT i16 + i16 AS a, i32 * 2 AS b, i64 - 1 AS c, -i32 AS d, i32_n + 1 AS e, pct + 1 AS f FROM vals;

-- name: integer_division :many
-- expect: a int64 notnull, b int64 notnull, c int64 null
-- params:
-- cardinality: many
SELECT i32 / 2 AS a, i32 % 3 AS b, i32 / i16 AS c FROM vals;

-- name: fraction_arithmetic :many
-- expect: a double notnull, b double null, c double notnull
-- params:
-- cardinality: many
SELECT fl + 1 AS a, db * 2 AS b, fl / 2 AS c FROM vals;

-- name: decimal_arithmetic :many
-- expect: a decimal notnull, b decimal notnull, c decimal notnull
-- params:
-- cardinality: many
SELECT de - de AS a, de + de AS b, -de AS c FROM vals;

-- name: comparisons :many
-- expect: a bool notnull, b bool null, c bool notnull, d bool notnull, e bool null, f bool null, g bool notnull, h bool null, i bool notnull, j bool notnull, k bool notnull, l bool notnull, m bool null
-- params:
-- cardinality: many
SELECT i16 < 3 AS a, i16_n = 1 AS b, i32_n IS NULL AS c, NOT ok AS d, maybe AND ok AS e, maybe OR ok AS f, i32 IN (1, 2) AS g, i32_n BETWEEN 0 AND 5 AS h, ok IS TRUE AS i, maybe IS NOT FALSE AS j, i32_n IS DISTINCT FROM 1 AS k, de > 1 AS l, db > fl AS m FROM vals;

-- name: literals :one
-- expect: a int64 notnull, b int64 notnull, c int64 notnull, d decimal notnull, e text notnull, f text notnull, g bool notnull, h bool notnull
-- params:
-- cardinality: one
SELECT 1 AS a, -1 AS b, 3000000000 AS c, 1.5 AS d, 'x' AS e, '' AS f, TRUE AS g, FALSE AS h;

-- name: unify_numbers :many
-- expect: a int64 notnull, b int64 notnull, c double notnull, d bool notnull, e int64 notnull, f int16 null, g int32 null
-- params:
-- cardinality: many
SELECT COALESCE(i16_n, i32) AS a, COALESCE(i64_n, 0) AS b, COALESCE(db, fl) AS c, COALESCE(maybe, ok) AS d, CASE WHEN ok THEN i16 ELSE i32 END AS e, CASE WHEN ok THEN i16 END AS f, NULLIF(i32, 0) AS g FROM vals;

-- name: unify_words :many
-- engines: sqlite mariadb mysql (Dolt's COALESCE of an ENUM and a text gives the member's number)
-- expect: a text notnull, b enum notnull, c enum notnull, d enum null, e text notnull, f text null
-- params:
-- cardinality: many
SELECT COALESCE(vc_n, vc) AS a, COALESCE(mo_n, mo) AS b, COALESCE(mo_n, 'ok') AS c, CASE WHEN id > 1 THEN mo ELSE mo_n END AS d, CASE mo WHEN 'sad' THEN vc WHEN 'ok' THEN tx ELSE '' END AS e, NULLIF(vc, '') AS f FROM words;

-- name: unify_times :many
-- expect: a date notnull, b datetime notnull, c timestamp notnull, e date null
-- params:
-- cardinality: many
SELECT COALESCE(d_n, d) AS a, COALESCE(at_n, at) AS b, COALESCE(tz_n, tz) AS c, CASE WHEN id > 1 THEN d END AS e FROM times;

-- name: concat :many
-- expect: a text notnull, b text null, c text notnull, d text null, e int64 notnull
-- params:
-- cardinality: many
SELECT vc || 'x' AS a, vc || vc_n AS b, upper(vc) AS c, lower(tx_n) AS d, length(vc) AS e FROM words;

-- name: casts :many
-- expect: a text notnull, b int64 notnull, c int32 notnull
-- params:
-- cardinality: many
SELECT i16::text AS a, i32::bigint AS b, CAST(i16 AS integer) AS c FROM vals;

-- name: enum_compare :many
-- expect: id int32 notnull, mo enum notnull
-- params:
-- cardinality: many
SELECT id, mo FROM words WHERE mo = 'ok' OR mo_n IN ('sad', 'happy');

-- name: union_widths :many
-- expect: n int64 notnull
-- params:
-- cardinality: many
SELECT i16 AS n FROM vals UNION ALL SELECT i32 FROM vals;

-- name: union_enum :many
-- expect: mo enum null
-- params:
-- cardinality: many
SELECT mo FROM words UNION SELECT mo_n FROM words;

-- name: distinct_enum :many
-- expect: mo_n enum null
-- params:
-- cardinality: many
SELECT DISTINCT mo_n FROM words;

-- name: time_compare :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM times WHERE d > '2024-01-01' AND at < '2030-01-01 00:00:00' AND tz >= '2000-01-01 00:00:00+00';

-- name: order_mixed :many
-- expect: id int32 notnull, vc text notnull
-- params:
-- cardinality: many
SELECT id, vc FROM words ORDER BY mo, vc_n NULLS FIRST, id DESC LIMIT 5 OFFSET 1;
