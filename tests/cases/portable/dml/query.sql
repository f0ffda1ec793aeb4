-- dialect: postgres

-- name: vals_add :execlastid
-- params: i16 int16 notnull, i16_n int16 null, i32 int32 notnull, i32_n int32 null, i64 int64 notnull, i64_n int64 null, ok bool notnull, maybe bool null, fl float notnull, db double null, de decimal notnull, de_n decimal null, pct uint8 notnull
-- cardinality: none
-- params: i16 int16 notnull, i16_n int16 null, i32 int32 notnull, i32_n int32 null, i64 int64 notnull, i64_n int64 null, ok bool notnull, maybe bool null, fl float notnull, db double null, de decimal notnull, de_n decimal null, pct uint8 notnull
-- cardinality: none
INSERT INTO vals (i16, i16_n, i32, i32_n, i64, i64_n, ok, maybe, fl, db, de, de_n, pct) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- name: words_add :exec
-- params: vc text notnull, vc_n text null, tx text notnull, tx_n text null, mo enum notnull, mo_n enum null, bytes blob null, js json null
-- cardinality: none
-- params: vc text notnull, vc_n text null, tx text notnull, tx_n text null, mo enum notnull, mo_n enum null, bytes blob null, js json null
-- cardinality: none
INSERT INTO words (vc, vc_n, tx, tx_n, mo, mo_n, by_, js) VALUES (:vc, :vc_n, :tx, :tx_n, :mo, :mo_n, :bytes, :js);

-- name: times_add_two :execrows
-- params: id int32 notnull, d date notnull, at datetime notnull, tz timestamp notnull, t time notnull
-- cardinality: none
-- params: id int32 notnull, d date notnull, at datetime notnull, tz timestamp notnull, t time notnull
-- cardinality: none
INSERT INTO times (id, d, at, tz, t) VALUES (:id, :d, :at, :tz, :t), (424242, :d, :at, :tz, '10:11:12');

-- name: times_all :exec
-- params: id int32 notnull, d date notnull, d_n date null, at datetime notnull, at_n datetime null, tz timestamp notnull, tz_n timestamp null, t time notnull
-- cardinality: none
-- params: id int32 notnull, d date notnull, d_n date null, at datetime notnull, at_n datetime null, tz timestamp notnull, tz_n timestamp null, t time notnull
-- cardinality: none
INSERT INTO times VALUES (:id, :d, :d_n, :at, :at_n, :tz, :tz_n, :t);

-- name: update_all_kinds :execrows
-- params: i16 int16 null, n int16 notnull, other int32 null, id int64 notnull
-- cardinality: none
-- params: i16 int16 null, n int16 notnull, other int32 null, id int64 notnull
-- cardinality: none
UPDATE vals SET i16_n = :i16, i32 = i32 + 1, de_n = NULL, maybe = NOT ok, i32_n = CASE WHEN i16 > :n THEN 1 ELSE :other END WHERE id > :id;

-- name: update_words :exec
-- params: mo enum notnull, mo_n enum null, js json null, id int32 notnull
-- cardinality: none
-- params: mo enum notnull, mo_n enum null, js json null, id int32 notnull
-- cardinality: none
UPDATE words SET mo = :mo, mo_n = :mo_n, js = :js WHERE id = :id;

-- name: update_subquery :exec
-- params: mo enum notnull
-- cardinality: none
-- params: mo enum notnull
-- cardinality: none
UPDATE vals SET i32_n = (SELECT MAX(words.id) FROM words WHERE words.mo = :mo) WHERE id IN (SELECT words.id FROM words);

-- name: delete_one :execrows
-- params: id int64 notnull
-- cardinality: none
-- params: id int64 notnull
-- cardinality: none
DELETE FROM vals WHERE id = $1;

-- name: delete_some :exec
-- params: pattern text notnull
-- cardinality: none
-- params: pattern text notnull
-- cardinality: none
DELETE FROM words WHERE mo_n IS NULL AND vc LIKE :pattern;

-- name: insert_select :exec
-- params:
-- cardinality: none
-- params:
-- cardinality: none
INSERT INTO times (id, d, at, tz, t) SELECT id + 1000, d, at, tz, t FROM times WHERE d_n IS NULL;
