-- engines: mariadb mysql (its stored programs are neither SQLite's nor Dolt's)

-- name: m1 :exec
-- params: id int32 notnull, s int16 notnull, u uint32 notnull, d date notnull, name text notnull, price decimal notnull, e enum notnull, flag int8 notnull, dt datetime notnull, n int64 notnull
INSERT INTO t SET id = :id, s = :s, u = :u, d = :d, name = :name, price = :price, e = :e, flag = :flag, dt = :dt + INTERVAL :n HOUR;

-- name: m2 :exec
-- params: id int32 notnull, s int16 notnull, u uint32 notnull, d date notnull, name text notnull, price decimal notnull, e enum notnull, flag int8 notnull
REPLACE INTO t (id, s, u, d, name, price, e, flag) VALUES (:id, :s, :u, :d, :name, :price, :e, :flag);

-- name: m3 :many
-- params: q text notnull
SELECT id FROM t WHERE MATCH (name) AGAINST (:q IN BOOLEAN MODE);

-- name: m4 :many
-- params: n int64 notnull, a uint64 notnull, b decimal notnull, c date notnull, dd text notnull, e1 int64 notnull, f1 datetime notnull, g json notnull
SELECT TIMESTAMPADD(HOUR, :n, d), CONVERT(:a, UNSIGNED), CAST(:b AS DECIMAL(10,2)), CAST(:c AS DATE), CAST(:dd AS CHAR(5)), CAST(:e1 AS SIGNED), CAST(:f1 AS DATETIME(3)), CAST(:g AS JSON) FROM t;

-- name: m5 :many
-- params: a text notnull, b text notnull, mask int64 notnull, e enum notnull, f1 text notnull, f2 text notnull, n int64 notnull
SELECT id FROM t WHERE name = :a COLLATE utf8mb4_bin AND BINARY :b = name AND st & :mask AND e > :e AND FIELD(name, :f1, :f2) > 1 AND ELT(:n, 'a', 'b') = name;

-- name: m7 :many
-- params: j json notnull
SELECT x.v FROM JSON_TABLE(:j, '$[*]' COLUMNS (v INT PATH '$')) AS x;

-- name: m8 :exec
-- params: v any null
SET @x = :v;

-- name: m9 :many
-- params: x enum null, a int32 notnull, b int16 notnull
SELECT en(:x), id FROM t WHERE (id, s) IN ((:a, :b));

-- name: m10 :exec
-- params: d date null
CALL pe(:d, @b);

-- name: m11 :exec
-- params: d date notnull, n int64 notnull
DELETE FROM t WHERE d < :d ORDER BY id LIMIT :n;

-- name: m12 :many
-- params: x text null, y text notnull, z text notnull, w int64 notnull, v decimal notnull, u int64 null, dd text notnull
SELECT :x <=> name, :y LIKE 'a%', :z IN ('a', 'b'), :w BETWEEN 1 AND 5, :v = 1.5, :u IS NULL OR b = :u, :dd > '2024-01-01' FROM t;

-- name: m13 :exec
-- params: pre text notnull, c int64 notnull, p decimal notnull, b int64 null, v any notnull, id int32 notnull
UPDATE t JOIN t AS o ON o.id = t.s SET t.name = CONCAT(:pre, o.name), t.price = CASE WHEN :c THEN :p ELSE t.price END, t.b = IFNULL(:b, 0), t.j = JSON_SET(t.j, '$.a', :v) WHERE o.id = :id;

-- name: m14 :many
-- params: a decimal notnull, b date notnull, c enum notnull, dd datetime null, n text notnull, r double notnull, tr int64 notnull, md int64 notnull, pw double notnull, q decimal notnull
SELECT GREATEST(:a, price), LEAST(d, :b), IF(id > 1, :c, e), COALESCE(:dd, dt), NULLIF(:n, ''), ROUND(:r, 2), TRUNCATE(price, :tr), MOD(id, :md), POW(f, :pw), ROUND(price, 1) * :q FROM t;

-- name: m15 :many
-- params: d datetime notnull, s text notnull, y datetime notnull, u datetime notnull, f1 double notnull, e datetime notnull, l datetime notnull, at text notnull, yy int64 notnull
SELECT DATE_FORMAT(:d, '%Y'), STR_TO_DATE(:s, '%Y'), YEAR(:y), UNIX_TIMESTAMP(:u), FROM_UNIXTIME(:f1), EXTRACT(DAY FROM :e), LAST_DAY(:l), ADDTIME(dt, :at), MAKEDATE(:yy, 3) FROM t;

-- name: m16 :many
-- params: s int16 notnull, e enum notnull, y year notnull
WITH c AS (SELECT id, e FROM t WHERE s = :s) SELECT c.id FROM c WHERE c.e = :e AND c.id IN (SELECT id FROM t WHERE y = :y);

-- name: m17 :many
-- params: y year notnull, bits int64 notnull, bl blob notnull, flag int8 notnull, f2 int8 null, t1 time notnull, t2 time notnull, f double notnull, ts timestamp notnull, o int64 notnull, n int64 notnull
SELECT id FROM t WHERE y = :y AND bits & :bits AND bl = :bl AND flag = :flag AND NOT flag <=> :f2 AND tm BETWEEN :t1 AND :t2 AND f = :f AND ts = :ts LIMIT :o, :n;

-- name: m18 :exec
-- params: id int32 notnull, x text notnull, rate decimal notnull, e enum null, from int32 notnull, s int16 notnull, b int64 null
INSERT INTO t (id, s, u, d, name, price, e, flag) SELECT :id, s, u, d, CONCAT(name, :x), price * :rate, COALESCE(:e, e), flag FROM t WHERE id = :from ON DUPLICATE KEY UPDATE s = :s, e = VALUES(e), b = :b;
