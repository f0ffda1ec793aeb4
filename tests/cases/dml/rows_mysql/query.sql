-- name: vals_add :execlastid
-- params: i8 int8 notnull, i8_n int8 null, u8 uint8 notnull, i16 int16 notnull, u16 uint16 null, i24 int32 notnull, u24 uint32 null, i32 int32 null, u32 uint32 notnull, i64 int64 notnull, u64 uint64 null, ok int8 notnull, maybe int8 null, fl float notnull, db double null, de decimal notnull, de_n decimal null, whole decimal notnull
-- cardinality: none
INSERT INTO vals (i8, i8_n, u8, i16, u16, i24, u24, i32, u32, i64, u64, ok, maybe, fl, db, de, de_n, whole) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: words_add :exec
-- params: id int32 notnull, vc text notnull, vc_n text null, ch text notnull, tx text null, bi blob notnull, vb blob null, bl blob notnull, en enum notnull, en_n enum null, st set notnull, js json null, js_v json notnull
-- cardinality: none
INSERT INTO words VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: times_add :exec
-- params: id int64 notnull, d date notnull, d_n date null, dt datetime notnull, dt6 datetime null, ts timestamp notnull, ts3 timestamp null, t time notnull, y year notnull, y_n year null
-- cardinality: none
INSERT INTO times (id, d, d_n, dt, dt6, ts, ts3, t, y, y_n) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: times_add_two :execrows
-- params: id int64 notnull, d date notnull, dt datetime notnull, t time notnull, y year notnull, d_2 date notnull, dt_2 datetime notnull, t_2 time notnull
-- cardinality: none
INSERT INTO times (id, d, dt, t, y) VALUES (?, ?, ?, ?, ?), (424242, ?, ?, ?, 2024);

-- name: defaults :exec
-- params: id int64 notnull, d date notnull, dt datetime notnull, t time notnull, y year notnull
-- cardinality: none
INSERT INTO times (id, d, dt, ts, t, y) VALUES (?, ?, ?, DEFAULT, ?, ?);

-- name: insert_select :exec
-- params:
-- cardinality: none
INSERT INTO bits (id, b1, b8, b40) SELECT id + 1000, 1, NULL, u8 FROM vals;

-- name: insert_select_params :exec
-- params: shift int64 notnull, vc text notnull, en enum notnull
-- cardinality: none
INSERT INTO words (id, vc, ch, bi, bl, en, st, js_v) SELECT id + :shift, :vc, 'x', 'abcd', '', :en, 'r', '{}' FROM words WHERE vc_n IS NULL;

-- name: upsert :exec
-- params: id int32 notnull, b1 bit notnull, b8 bit null
-- cardinality: none
INSERT INTO bits (id, b1, b40) VALUES (:id, :b1, 0) ON DUPLICATE KEY UPDATE b1 = VALUES(b1), b8 = :b8;

-- name: update_all_kinds :execrows
-- params: i8 int8 null, factor decimal notnull, n int8 notnull, other int32 null, id uint32 notnull
-- cardinality: none
UPDATE vals SET i8_n = :i8, u16 = u16 + 1, de = de * :factor, de_n = NULL, maybe = NOT ok, i32 = CASE WHEN i8 > :n THEN 1 ELSE :other END WHERE id > :id;

-- name: update_join :exec
-- params: name text null, en enum notnull
-- cardinality: none
UPDATE vals v JOIN words w ON w.id = v.id SET v.i32 = NULL, w.vc_n = :name WHERE w.en = :en;

-- name: update_limit :exec
-- params: id int64 notnull
-- cardinality: none
UPDATE times SET d_n = d, y_n = y WHERE id > :id ORDER BY id LIMIT 2;

-- name: update_subquery :exec
-- params: en enum notnull
-- cardinality: none
UPDATE vals SET i32 = (SELECT MAX(words.id) FROM words WHERE words.en = :en) WHERE id IN (SELECT words.id FROM words);

-- name: delete_one :execrows
-- params: id uint32 notnull
-- cardinality: none
DELETE FROM vals WHERE id = ?;

-- name: delete_some :exec
-- params: pattern text notnull
-- cardinality: none
DELETE FROM words WHERE en_n IS NULL AND vc LIKE :pattern;

-- name: delete_all :exec
-- params:
-- cardinality: none
DELETE FROM bits;

-- name: delete_limit :exec
-- params:
-- cardinality: none
DELETE FROM times ORDER BY d LIMIT 1;

-- name: ignore :exec
-- params: id int32 notnull, b40 bit notnull
-- cardinality: none
INSERT IGNORE INTO bits (id, b1, b40) VALUES (1, 1, 1), (:id, 0, :b40);
