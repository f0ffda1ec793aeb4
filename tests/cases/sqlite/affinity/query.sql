-- dialect: sqlite

-- name: loose_all :many
-- expect: id int64 notnull, i int64 notnull, i_n int64 null, big int64 null, r double notnull, r_n double null, t text notnull, t_n text null, n any null, d any null, b blob notnull, b_n blob null, x any null, flag bool null, day any null, at any null, s any null
-- params:
-- cardinality: many
SELECT * FROM loose;

-- name: tight_all :many
-- expect: id int64 notnull, i int64 notnull, i_n int64 null, r double notnull, t text notnull, t_n text null, b blob null, a any null, a_nn any notnull
-- params:
-- cardinality: many
SELECT * FROM tight;

-- name: arithmetic :many
-- expect: a int64 notnull, b int64 null, c int64 notnull, d int64 notnull, e int64 notnull, f int64 null, g int64 notnull, h double notnull, j double null, k double notnull, l any null, m any null, o any notnull, p any null, q int64 notnull, s int64 notnull, u int64 notnull, v double null
-- params:
-- cardinality: many
SELECT i + 1 AS a, i_n * 2 AS b, -i AS c, +i AS d, i / 2 AS e, i / 0 AS f, i % 3 AS g, r + 1 AS h, r * r AS j, i + r AS k, n + 1 AS l, d * 2 AS m, t + 1 AS o, x + 1 AS p, i | 1 AS q, ~i AS s, i << 2 AS u, r / 0 AS v FROM loose;

-- name: compare_across :many
-- expect: a int64 notnull, b int64 notnull, c int64 null, e int64 null, f int64 notnull, g int64 notnull, h int64 notnull, j int64 notnull, k int64 notnull, l int64 notnull, m int64 null
-- params:
-- cardinality: many
SELECT i = '10' AS a, t = 10 AS b, x = 10 AS c, n = '10' AS e, b = 'text' AS f, r = '1.5' AS g, i < t AS h, i IS NULL AS j, i_n IS 16 AS k, x IS NOT NULL AS l, t_n == t AS m FROM loose;

-- name: unify :many
-- expect: a int64 notnull, b any notnull, c text notnull, e double notnull, f any notnull, g any notnull, h any notnull, j blob notnull, k any notnull, l text null, m int64 null, o text null, p text notnull
-- params:
-- cardinality: many
SELECT COALESCE(i_n, 0) AS a, COALESCE(i_n, 'none') AS b, COALESCE(t_n, t) AS c, COALESCE(r_n, r) AS e, COALESCE(i_n, r) AS f, IFNULL(x, 0) AS g, COALESCE(n, 1) AS h, COALESCE(b_n, b) AS j, CASE WHEN i > 1 THEN i ELSE r END AS k, CASE WHEN i > 1 THEN t END AS l, NULLIF(i, 1) AS m, NULLIF(t, '') AS o, IIF(i > 1, 'a', 'b') AS p FROM loose;

-- name: functions :many
-- expect: a int64 notnull, b2 int64 notnull, c int64 null, e text notnull, f text notnull, g int64 notnull, h double notnull, j any null, k double notnull, l double notnull, m text notnull, o text notnull, p int64 notnull, q text notnull, s text notnull, u any notnull, v text notnull, w int64 notnull, y any notnull, z int64 null
-- params:
-- cardinality: many
SELECT length(t) AS a, length(b) AS b2, length(x) AS c, upper(t) AS e, substr(t, 1, 2) AS f, abs(i) AS g, abs(r) AS h, abs(x) AS j, round(r) AS k, round(r, 1) AS l, typeof(x) AS m, hex(b) AS o, instr(t, 'a') AS p, replace(t, 'a', 'b') AS q, trim(t) AS s, coalesce(x, t) AS u, quote(x) AS v, max(i, 3) AS w, min(i, r) AS y, max(i_n, 3) AS z FROM loose;

-- name: casts :many
-- expect: a int64 notnull, b2 text null, c double notnull, e int64 notnull, f any null, g text notnull, h int64 null, j any notnull
-- params:
-- cardinality: many
SELECT CAST(t AS INTEGER) AS a, CAST(x AS TEXT) AS b2, CAST(i AS REAL) AS c, CAST(r AS INTEGER) AS e, CAST(n AS NUMERIC) AS f, CAST(b AS TEXT) AS g, CAST(NULL AS INTEGER) AS h, CAST('1' AS NUMERIC) AS j FROM loose;

-- name: concat :many
-- expect: a text notnull, b2 text null, c text notnull, e text null, f text null
-- params:
-- cardinality: many
SELECT t || 'x' AS a, t || t_n AS b2, i || r AS c, x || '' AS e, '' || NULL AS f FROM loose;

-- name: literals :one
-- expect: a int64 notnull, b int64 notnull, c double notnull, d text notnull, e blob notnull, f null null, g int64 notnull, h double notnull, i int64 notnull, j int64 notnull
-- params:
-- cardinality: one
SELECT 1 AS a, 9223372036854775807 AS b, 1.5 AS c, 'x' AS d, x'00' AS e, NULL AS f, TRUE AS g, 1e3 AS h, -5 AS i, 0x10 AS j;

-- name: dates :many
-- expect: a text null, b text null, c text null, e double null, f text notnull, g int64 null
-- params:
-- cardinality: many
SELECT date(day) AS a, datetime(at, 'unixepoch') AS b, strftime('%Y', day) AS c, julianday(day) AS e, date('now') AS f, unixepoch(day) AS g FROM loose;

-- name: union_mixed :many
-- expect: v any notnull
-- params:
-- cardinality: many
SELECT i AS v FROM loose UNION ALL SELECT t FROM loose UNION ALL SELECT r FROM loose;

-- name: union_numbers :many
-- expect: v any notnull
-- params:
-- cardinality: many
SELECT i AS v FROM loose UNION ALL SELECT r FROM loose;

-- name: distinct_any :many
-- expect: x any null, n any null
-- params:
-- cardinality: many
SELECT DISTINCT x, n FROM loose;

-- name: like_and_glob :many
-- expect: a int64 notnull, b int64 null, c int64 notnull, d int64 notnull, e int64 null, f int64 null, g int64 notnull
-- params:
-- cardinality: many
SELECT t LIKE 'a%' AS a, t_n LIKE '1%' AS b, i LIKE '1%' AS c, t GLOB '*' AS d, x LIKE 'a' AS e, t LIKE t_n AS f, t LIKE 'a!%' ESCAPE '!' AS g FROM loose;

-- name: strict_math :many
-- expect: a int64 null, b double notnull, c text null, d int64 notnull, e text notnull, f any notnull, g double notnull
-- params:
-- cardinality: many
SELECT i + i_n AS a, r + i AS b, a || '' AS c, a_nn IS NULL AS d, typeof(a_nn) AS e, COALESCE(a, a_nn) AS f, i * 2.0 AS g FROM tight;

-- name: shifts_and_bits :many
-- expect: a int64 notnull, b int64 notnull, c int64 null, d int64 notnull, e int64 null
-- params:
-- cardinality: many
SELECT i & 255 AS a, i >> 1 AS b, i_n | i AS c, NOT i AS d, NOT i_n AS e FROM loose;

-- name: row_any_param :many
-- expect: id int64 notnull
-- params: x any notnull, n any notnull, i int64 notnull, r double notnull, t text notnull, b blob notnull
-- cardinality: many
SELECT id FROM loose WHERE x = :x OR n = :n OR i = :i OR r > :r OR t = :t OR b = :b;
