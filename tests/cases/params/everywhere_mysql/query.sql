-- name: every_number :many
-- expect: id uint32 notnull
-- params: i8 int8 notnull, u8 uint8 notnull, i16 int16 notnull, u16 uint16 notnull, i24 int32 notnull, u24 uint32 notnull, i32 int32 notnull, u32 uint32 notnull, i64 int64 notnull, u64 uint64 notnull, ok int8 notnull, maybe int8 notnull
-- cardinality: many
SELECT id FROM vals WHERE i8 = ? AND u8 < ? AND i16 > ? AND u16 <> ? AND i24 <= ? AND u24 >= ? AND i32 = ? AND u32 = ? AND i64 = ? AND u64 = ? AND ok = ? AND maybe = ?;

-- name: every_fraction :many
-- expect: id uint32 notnull
-- params: fl float notnull, db double notnull, de decimal notnull, de_n decimal notnull, whole decimal notnull
-- cardinality: many
SELECT id FROM vals WHERE fl > ? OR db < ? OR de = ? OR de_n = ? OR whole = ?;

-- name: every_word :many
-- expect: id int32 notnull
-- params: vc text notnull, vc_n text notnull, ch text notnull, tx text notnull, bi blob notnull, vb blob notnull, bl blob notnull, en enum notnull, en_n enum notnull
-- cardinality: many
SELECT id FROM words WHERE vc = ? OR vc_n = ? OR ch = ? OR tx = ? OR bi = ? OR vb = ? OR bl = ? OR en = ? OR en_n = ?;

-- name: every_time :many
-- expect: id int64 notnull
-- params: d date notnull, d_n date notnull, dt datetime notnull, dt6 datetime notnull, ts timestamp notnull, ts3 timestamp notnull, t time notnull, y year notnull, y_n year notnull
-- cardinality: many
SELECT id FROM times WHERE d = ? OR d_n > ? OR dt < ? OR dt6 = ? OR ts >= ? OR ts3 = ? OR t = ? OR y = ? OR y_n = ?;

-- name: flipped :many
-- expect: id uint32 notnull
-- params: a int8 notnull, b decimal notnull, c int32 null
-- cardinality: many
SELECT id FROM vals WHERE :a = i8 AND :b < de AND :c <=> i32;

-- name: between_both :many
-- expect: id uint32 notnull
-- params: low int32 notnull, high int32 notnull, x int16 notnull
-- cardinality: many
SELECT id FROM vals WHERE i32 BETWEEN :low AND :high AND :x BETWEEN i8 AND i16;

-- name: in_list :many
-- expect: id uint32 notnull
-- params: a int32 notnull, b int32 notnull, c uint8 notnull
-- cardinality: many
SELECT id FROM vals WHERE i32 IN (:a, :b, 7) AND u8 NOT IN (:c, 1);

-- name: param_in_columns :many
-- expect: id uint32 notnull
-- params: v int32 notnull
-- cardinality: many
SELECT id FROM vals WHERE :v IN (i8, i16, i24);

-- name: like_escape :many
-- expect: vc text notnull
-- params: pattern text notnull, other text notnull
-- cardinality: many
SELECT vc FROM words WHERE vc LIKE :pattern AND tx NOT LIKE :other;

-- name: in_case :many
-- expect: id uint32 notnull, v int8 notnull
-- params: limit int8 notnull, otherwise int8 notnull
-- cardinality: many
SELECT id, CASE WHEN i8 > :limit THEN i8 ELSE :otherwise END AS v FROM vals;

-- name: in_coalesce :many
-- expect: a int32 notnull, b text notnull, c decimal notnull
-- params: fallback int32 notnull, word text notnull, d decimal notnull
-- cardinality: many
SELECT COALESCE(i32, :fallback) AS a, COALESCE(vc_n, :word) AS b, IFNULL(de_n, :d) AS c FROM vals JOIN words ON words.id = vals.id;

-- name: in_arithmetic :many
-- expect: a int64 notnull, c double null
-- params: n int64 notnull, f double notnull
-- cardinality: many
SELECT i8 + :n AS a, db * :f AS c FROM vals;

-- name: in_unsigned :many
-- expect: a uint64 notnull
-- params: m int64 notnull
-- cardinality: many
SELECT u32 - :m AS a FROM vals WHERE u32 > 5;

-- name: in_functions :many
-- expect: a text notnull, b text notnull, c text notnull, d text notnull
-- params: tail text notnull, start int64 notnull, len int64 notnull, k int64 notnull, from_text text notnull, to_text text notnull
-- cardinality: many
SELECT CONCAT(vc, :tail) AS a, SUBSTRING(vc, :start, :len) AS b, LEFT(vc, :k) AS c, REPLACE(vc, :from_text, :to_text) AS d FROM words;

-- name: in_interval :many
-- expect: a date null, b datetime null
-- params: days int64 notnull, hours int64 notnull
-- cardinality: many
SELECT d + INTERVAL :days DAY AS a, dt - INTERVAL :hours HOUR AS b FROM times;

-- name: in_having :many
-- expect: en enum notnull, n int64 notnull
-- params: at_least int64 notnull, not_this text notnull
-- cardinality: many
SELECT en, COUNT(*) AS n FROM words GROUP BY en HAVING COUNT(*) > :at_least AND MAX(vc) <> :not_this;

-- name: in_on :many
-- expect: id int32 notnull, i32 int32 null
-- params: min int32 notnull
-- cardinality: many
SELECT w.id, v.i32 FROM words w LEFT JOIN vals v ON v.id = w.id AND v.i32 > :min;

-- name: in_subquery :many
-- expect: id uint32 notnull
-- params: word text notnull, en enum notnull
-- cardinality: many
SELECT id FROM vals WHERE u32 > (SELECT COUNT(*) FROM words WHERE vc = :word) AND id IN (SELECT id FROM words WHERE en = :en);

-- name: twice :many
-- expect: id int32 notnull
-- params: x text notnull
-- cardinality: many
SELECT id FROM words WHERE vc = :x OR vc_n = :x OR tx LIKE :x;

-- name: optional_filter :many
-- expect: id int32 notnull
-- params: en enum null, name text null
-- cardinality: many
SELECT id FROM words WHERE (:en IS NULL OR en = :en) AND (:name IS NULL OR vc = :name);

-- name: null_safe :many
-- expect: id int32 notnull
-- params: v text null
-- cardinality: many
SELECT id FROM words WHERE vc_n <=> :v;

-- name: row_values :many
-- expect: id uint32 notnull
-- params: a int8 notnull, b int16 notnull, c int8 notnull, d int16 notnull
-- cardinality: many
SELECT id FROM vals WHERE (i8, i16) = (:a, :b) OR (i8, i16) IN ((:c, :d), (1, 2));

-- name: json_param :many
-- expect: id int32 notnull
-- params: j json notnull
-- cardinality: many
SELECT id FROM words WHERE js_v = :j OR js IS NULL;

-- name: cast_param :many
-- expect: a int64 notnull, b decimal notnull, c text notnull, e date null
-- params: x int64 notnull, y decimal notnull, z text notnull, d date notnull
-- cardinality: many
SELECT CAST(:x AS SIGNED) AS a, CAST(:y AS DECIMAL(10,2)) AS b, CAST(:z AS CHAR(5)) AS c, CAST(:d AS DATE) AS e FROM vals;

-- name: set_bits :exec
-- params: st set notnull, en enum notnull, en_n enum null, js json null, id int32 notnull
-- cardinality: none
UPDATE words SET st = :st, en = :en, en_n = :en_n, js = :js WHERE id = :id;

-- name: bits_write :exec
-- params: id int32 notnull, b1 bit notnull, b8 bit null, b40 bit notnull, b64 bit null
-- cardinality: none
INSERT INTO bits VALUES (?, ?, ?, ?, ?);

-- name: bits_find :many
-- expect: id int32 notnull, b1 bit notnull, b40 bit notnull
-- params: b8 bit notnull, b1 bit notnull
-- cardinality: many
SELECT id, b1, b40 FROM bits WHERE b8 = :b8 AND b1 = :b1;
