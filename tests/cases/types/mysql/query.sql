-- name: numbers :many
-- expect: id uint32 notnull, i8 int8 notnull, i8_n int8 null, u8 uint8 notnull, i16 int16 notnull, u16 uint16 null, i24 int32 notnull, u24 uint32 null, i32 int32 null, u32 uint32 notnull, i64 int64 notnull, u64 uint64 null, ok int8 notnull, maybe int8 null, fl float notnull, db double null, de decimal notnull, de_n decimal null, whole decimal notnull
-- params:
-- cardinality: many
SELECT * FROM vals;

-- name: words_all :many
-- expect: id int32 notnull, vc text notnull, vc_n text null, ch text notnull, tx text null, bi blob notnull, vb blob null, bl blob notnull, en enum notnull, en_n enum null, st set notnull, js json null, js_v json notnull
-- params:
-- cardinality: many
SELECT * FROM words;

-- name: times_all :many
-- expect: id int64 notnull, d date notnull, d_n date null, dt datetime notnull, dt6 datetime null, ts timestamp notnull, ts3 timestamp null, t time notnull, y year notnull, y_n year null
-- params:
-- cardinality: many
SELECT * FROM times;

-- name: bits_all :many
-- expect: id int32 notnull, b1 bit notnull, b8 bit null, b40 bit notnull, b64 bit null
-- params:
-- cardinality: many
SELECT * FROM bits;

-- name: min_max_numbers :one
-- expect: a int8 null, b uint8 null, c int16 null, d uint16 null, e int32 null, f uint32 null, g int32 null, h uint32 null, i int64 null, j uint64 null, k int8 null, l float null, m double null, n decimal null, o decimal null, p decimal null
-- params:
-- cardinality: one
SELECT MIN(i8) AS a, MAX(u8) AS b, MIN(i16) AS c, MAX(u16) AS d, MIN(i24) AS e, MAX(u24) AS f, MAX(i32) AS g, MIN(u32) AS h, MAX(i64) AS i, MAX(u64) AS j, MAX(ok) AS k, MIN(fl) AS l, MAX(db) AS m, MIN(de) AS n, MAX(de_n) AS o, MAX(whole) AS p FROM vals;

-- name: min_max_words :one
-- expect: a text null, b text null, c text null, d text null, e blob null, f blob null, g blob null, h enum null, i enum null, j set null
-- params:
-- cardinality: one
SELECT MIN(vc) AS a, MAX(vc_n) AS b, MIN(ch) AS c, MAX(tx) AS d, MIN(bi) AS e, MAX(vb) AS f, MAX(bl) AS g, MIN(en) AS h, MAX(en_n) AS i, MIN(st) AS j FROM words;

-- name: min_max_times :one
-- expect: a date null, b date null, c datetime null, d6 datetime null, e timestamp null, f timestamp null, g time null, h year null, i year null
-- params:
-- cardinality: one
SELECT MIN(d) AS a, MAX(d_n) AS b, MIN(dt) AS c, MAX(dt6) AS d6, MIN(ts) AS e, MAX(ts3) AS f, MIN(t) AS g, MAX(y) AS h, MIN(y_n) AS i FROM times;

-- name: min_max_group :many
-- expect: en enum notnull, a text notnull, b text null, c enum notnull, d int32 notnull
-- params:
-- cardinality: many
SELECT en, MIN(vc) AS a, MAX(vc_n) AS b, MIN(en) AS c, MAX(id) AS d FROM words GROUP BY en;

-- name: sums :one
-- expect: a decimal null, b decimal null, c decimal null, d double null, e double null, f decimal null
-- params:
-- cardinality: one
SELECT SUM(i8) AS a, SUM(u64) AS b, SUM(ok) AS c, SUM(fl) AS d, SUM(db) AS e, SUM(whole) AS f FROM vals;

-- name: arithmetic :many
-- expect: a int64 notnull, b uint64 notnull, d int64 notnull, e int64 null, g int64 notnull, h int64 notnull, i uint64 null, j decimal notnull, k decimal notnull, l decimal notnull, m decimal notnull, n double notnull, o double null, p double notnull, q int64 notnull, r uint64 notnull, s uint64 notnull, t uint64 notnull, u uint64 notnull, v uint64 notnull
-- params:
-- cardinality: many
SELECT i8 + i8 AS a, u8 + 1 AS b, i24 * 2 AS d, -i32 AS e, i8 % 3 AS g, i16 DIV 2 AS h, u8 DIV 0 AS i, i8 / 2 AS j, de + 1 AS k, de * de AS l, whole / 3 AS m, fl + 1 AS n, db * 2 AS o, de + fl AS p, ok + ok AS q, i8 & 3 AS r, i8 | 1 AS s, i8 ^ i8 AS t, u8 << 2 AS u, u8 >> 1 AS v FROM vals;

-- name: comparisons :many
-- expect: a int64 notnull, b int64 null, c int64 notnull, d int64 notnull, e int64 notnull, f int64 notnull, g int64 null, h int64 null, i int64 null, j int64 null, k int64 null, l int64 null, m int64 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT i8 < 3 AS a, i8_n = 1 AS b, u64 <=> NULL AS c, i32 IS NULL AS d, i32 IS NOT NULL AS e, NOT ok AS f, maybe AND ok AS g, maybe OR ok AS h, maybe XOR ok AS i, i32 IN (1, 2) AS j, i8 IN (1, NULL) AS k, i32 BETWEEN 0 AND 5 AS l, ok IS TRUE AS m, maybe IS NOT FALSE AS n FROM vals;

-- name: literals :one
-- expect: a int64 notnull, b int64 notnull, c int64 notnull, d uint64 notnull, e decimal notnull, f decimal notnull, g double notnull, h text notnull, i text notnull, j null null, k int64 notnull, l blob notnull, m date notnull, n datetime notnull, o time notnull
-- params:
-- cardinality: one
SELECT 1 AS a, -1 AS b, 3000000000 AS c, 18446744073709551615 AS d, 1.5 AS e, -0.25 AS f, 1e3 AS g, 'x' AS h, '' AS i, NULL AS j, TRUE AS k, x'4142' AS l, DATE '2024-01-31' AS m, TIMESTAMP '2024-01-31 10:11:12' AS n, TIME '10:11:12' AS o;

-- name: unify_numbers :many
-- expect: a int16 notnull, b int64 notnull, c int64 notnull, d decimal notnull, e double notnull, f decimal notnull, g decimal null, h int8 notnull, i int64 null, j decimal notnull, k double notnull, l int64 notnull
-- params:
-- cardinality: many
SELECT COALESCE(i8, i16) AS a, COALESCE(i8, u8) AS b, COALESCE(u32, i32) AS c, COALESCE(i8_n, 1.5) AS d, COALESCE(db, i8) AS e, COALESCE(de_n, de) AS f, COALESCE(i8_n, u64) AS g, IFNULL(maybe, ok) AS h, CASE WHEN ok THEN i8 ELSE u16 END AS i, CASE WHEN ok THEN de ELSE 1 END AS j, IF(ok, fl, de) AS k, IF(ok, 1, 0) AS l FROM vals;

-- name: unify_words :many
-- expect: a text notnull, b text notnull, c text notnull, d text notnull, e text notnull, f blob notnull, g json notnull, h text null, i text null, j text notnull, k enum null, l text null
-- params:
-- cardinality: many
SELECT COALESCE(vc_n, vc) AS a, COALESCE(vc_n, 1) AS b, COALESCE(en_n, en) AS c, COALESCE(en_n, 'none') AS d, COALESCE(tx, '') AS e, COALESCE(vb, bi) AS f, COALESCE(js, js_v) AS g, CASE WHEN id > 1 THEN en ELSE en_n END AS h, CASE en WHEN 'low' THEN vc WHEN 'mid' THEN tx ELSE ch END AS i, IFNULL(st, 'r') AS j, NULLIF(en, 'low') AS k, NULLIF(vc, '') AS l FROM words;

-- name: unify_times :many
-- expect: a date notnull, b datetime notnull, c timestamp notnull, e datetime notnull, f text notnull, g year notnull, h datetime notnull, k date null
-- params:
-- cardinality: many
SELECT COALESCE(d_n, d) AS a, COALESCE(dt6, dt) AS b, COALESCE(ts3, ts) AS c, COALESCE(d_n, dt) AS e, COALESCE(d_n, 'never') AS f, COALESCE(y_n, y) AS g, CASE WHEN id > 1 THEN d ELSE ts END AS h, NULLIF(d, '2024-01-31') AS k FROM times;

-- name: is_unknown :many
-- expect: a int64 notnull, b int64 notnull
-- params:
-- cardinality: many
-- engines: sqlite mariadb mysql (Dolt's parser has no IS UNKNOWN)
SELECT maybe IS UNKNOWN AS a, ok IS NOT UNKNOWN AS b FROM vals;

-- name: time_and_date :many
-- expect: i datetime notnull
-- params:
-- cardinality: many
-- engines: sqlite mariadb mysql (Dolt cannot convert the TIME)
SELECT COALESCE(t, d) AS i FROM times;

-- name: unsigned_minus :many
-- expect: a uint64 notnull, b uint64 notnull, c int64 notnull
-- params:
-- cardinality: many
SELECT u8 - i8 AS a, u16 - 1 AS b, -u32 AS c FROM vals WHERE u8 > i8 AND u16 > 0;

-- name: unsigned_below_zero :many
-- expect: c uint64 null
-- params:
-- cardinality: many
SELECT i16 - u16 AS c FROM vals;

-- name: temporal_arithmetic :many
-- expect: a date null, b datetime null, c datetime null, e date null, f int64 notnull, g int64 notnull, h int64 notnull
-- params:
-- cardinality: many
SELECT d + INTERVAL 1 DAY AS a, dt - INTERVAL 1 HOUR AS b, ts + INTERVAL 90 MINUTE AS c, d_n + INTERVAL 1 MONTH AS e, d > dt AS f, d = '2024-01-31' AS g, dt BETWEEN d AND ts AS h FROM times;

-- name: by_unsigned :many
-- expect: id uint32 notnull
-- params:
-- cardinality: many
SELECT id FROM vals WHERE u64 > 9223372036854775807 AND u8 = 255;

-- name: enum_compare :many
-- expect: id int32 notnull, en enum notnull
-- params:
-- cardinality: many
SELECT id, en FROM words WHERE en = 'mid' OR en_n IN ('low', 'high') ORDER BY en;

-- name: distinct_enum :many
-- expect: en_n enum null, js_v json notnull
-- params:
-- cardinality: many
SELECT DISTINCT en_n, js_v FROM words;

-- name: union_enum :many
-- expect: en text null
-- params:
-- cardinality: many
SELECT en FROM words UNION SELECT en_n FROM words;

-- name: union_widths :many
-- expect: n int64 null
-- params:
-- cardinality: many
SELECT i8 AS n FROM vals UNION ALL SELECT u16 FROM vals UNION ALL SELECT id FROM vals;

-- name: union_times :many
-- expect: x datetime notnull
-- params:
-- cardinality: many
SELECT d AS x FROM times UNION ALL SELECT dt FROM times;

-- name: bit_numbers :many
-- expect: id int32 notnull, a uint64 null, b int64 notnull, c int64 notnull, d uint64 notnull
-- params:
-- cardinality: many
SELECT id, b8 + 0 AS a, b1 = 1 AS b, b8 IS NULL AS c, b40 | 1 AS d FROM bits WHERE b1 = 1 OR b8 > 3;

-- name: derived :many
-- expect: en enum notnull, m text null, d int32 notnull
-- params:
-- cardinality: many
SELECT q.en, q.m, q.d FROM (SELECT en, MAX(vc_n) AS m, MIN(id) AS d FROM words GROUP BY en) AS q;

-- name: in_cte :many
-- expect: en enum notnull, st set notnull, js_v json notnull
-- params:
-- cardinality: many
WITH w AS (SELECT id, en, js_v, st FROM words) SELECT w.en, w.st, w.js_v FROM w;
