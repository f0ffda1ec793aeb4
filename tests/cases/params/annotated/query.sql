-- dialect: sqlite
-- engines: none (what is annotated here is the program's word: adversarial rows break it)

-- name: columns :many
-- schemac: column room uint8, column extra int32 not null, column since timestamp, column price not null, param d date
-- expect: room uint8 notnull, extra int32 notnull, since timestamp notnull, price any notnull
-- params: d date notnull
-- cardinality: many
SELECT room, extra, since, price FROM stay WHERE date(since) = :d;

-- name: any_extra :many
-- schemac: column extra datetime, param from datetime, column s decimal
-- expect: extra datetime null, s decimal notnull
-- params: from datetime notnull
-- cardinality: many
SELECT extra, since AS s FROM stay WHERE since >= :from;

-- name: otherwise_unknown :many
-- schemac: param all bool
-- expect: id int64 notnull
-- params: all bool null
-- cardinality: many
SELECT id FROM stay WHERE :all IS NULL;

-- name: by_number :many
-- schemac: param p1 text
-- expect: id int64 notnull
-- params: p1 text null, room int64 notnull
-- cardinality: many
SELECT id FROM stay WHERE ? IS NULL OR room = ?;

-- name: narrower_written :exec
-- schemac: param room int16, param id uint32
-- params: room int16 notnull, id uint32 notnull
-- cardinality: none
UPDATE stay SET room = :room WHERE id = :id;

-- name: both_say_it :many
-- schemac: param p int64
-- expect: id int64 notnull
-- params: p int64 notnull
-- cardinality: many
SELECT id FROM stay WHERE :p = :p;

-- name: a_list :many
-- schemac: param ids uint16
-- expect: id int64 notnull
-- params: ids uint16 notnull
-- cardinality: many
SELECT id FROM stay WHERE id IN (:ids...);
