-- dialect: postgres

-- name: every_number :many
-- expect: id int64 notnull
-- params: i16 int16 notnull, i32 int32 notnull, i64 int64 notnull, i16_n int16 notnull, ok bool notnull
-- cardinality: many
SELECT id FROM vals WHERE i16 = $1 AND i32 < $2 AND i64 > $3 AND i16_n = $4 AND ok = $5;

-- name: every_fraction :many
-- expect: id int64 notnull
-- params: a float notnull, b double notnull, c decimal notnull, d decimal notnull
-- cardinality: many
SELECT id FROM vals WHERE fl > :a OR db < :b OR de = :c OR de_n > :d;

-- name: every_word :many
-- expect: id int32 notnull
-- params: a text notnull, b text notnull, c enum notnull, d enum notnull
-- cardinality: many
SELECT id FROM words WHERE vc = :a OR tx = :b OR mo = :c OR mo_n = :d;

-- name: every_time :many
-- expect: id int32 notnull
-- params: a date notnull, b date notnull, c datetime notnull, e timestamp notnull, f timestamp notnull, g time notnull
-- cardinality: many
SELECT id FROM times WHERE d = :a OR d_n > :b OR at < :c OR tz >= :e OR tz_n = :f OR t = :g;

-- name: between_both :many
-- expect: id int64 notnull
-- params: low int32 notnull, high int32 notnull
-- cardinality: many
SELECT id FROM vals WHERE i32 BETWEEN :low AND :high;

-- name: in_list :many
-- expect: id int64 notnull
-- params: a int32 notnull, b int32 notnull
-- cardinality: many
SELECT id FROM vals WHERE i32 IN (:a, :b, 7);

-- name: like_it :many
-- expect: vc text notnull
-- params: pattern text notnull, other text notnull
-- cardinality: many
SELECT vc FROM words WHERE vc LIKE :pattern AND tx NOT LIKE :other;

-- name: in_case :many
-- expect: id int64 notnull, v int16 notnull
-- params: limit int16 notnull, otherwise int16 notnull
-- cardinality: many
SELECT id, CASE WHEN i16 > :limit THEN i16 ELSE :otherwise END AS v FROM vals;

-- name: in_coalesce :many
-- expect: a int32 notnull
-- params: fallback int32 notnull
-- cardinality: many
SELECT COALESCE(i32_n, :fallback) AS a FROM vals;

-- name: in_arithmetic :many
-- expect: a int64 notnull, c double null
-- params: n int64 notnull, f double notnull
-- cardinality: many
SELECT i32 + :n AS a, db * :f AS c FROM vals;

-- name: cast_param :many
-- expect: id int64 notnull
-- params: x int64 notnull
-- cardinality: many
SELECT id FROM vals WHERE i64 = :x::bigint;

-- name: twice :many
-- expect: id int32 notnull
-- params: x text notnull
-- cardinality: many
SELECT id FROM words WHERE vc = :x OR vc_n = :x OR tx = :x;

-- name: optional_filter :many
-- expect: id int32 notnull
-- params: mo enum null
-- cardinality: many
SELECT id FROM words WHERE (:mo IS NULL OR mo = :mo);

-- name: page :many
-- expect: id int64 notnull
-- params: n int64 notnull, skip int64 notnull
-- cardinality: many
SELECT id FROM vals ORDER BY id LIMIT :n OFFSET :skip;

-- name: in_having :many
-- expect: mo enum notnull, n int64 notnull
-- params: at_least int64 notnull
-- cardinality: many
SELECT mo, COUNT(*) AS n FROM words GROUP BY mo HAVING COUNT(*) > :at_least;

-- name: in_on :many
-- expect: id int32 notnull, i32 int32 null
-- params: min int32 notnull
-- cardinality: many
SELECT w.id, v.i32 FROM words w LEFT JOIN vals v ON v.id = w.id AND v.i32 > :min;

-- name: in_subquery :many
-- expect: id int64 notnull
-- params: word text notnull, mo enum notnull
-- cardinality: many
SELECT id FROM vals WHERE i64 > (SELECT COUNT(*) FROM words WHERE vc = :word) AND id IN (SELECT id FROM words WHERE mo = :mo);
