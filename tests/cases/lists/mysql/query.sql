-- dialect: mysql

-- name: by_ids :many
-- expect: id int32 notnull
-- params: ids int32 notnull
-- cardinality: many
SELECT id FROM items WHERE id IN (:ids...);

-- What IN lets through is not NULL.
-- name: proved :many
-- expect: owner uint64 notnull, note text notnull
-- params: owners uint64 notnull, notes text notnull
SELECT owner, note FROM items WHERE owner IN (:owners...) AND note IN (sqlc.slice('notes'));

-- Not in an empty list is NULL as well.
-- name: not_proved :many
-- expect: id int32 notnull, owner uint64 null
-- params: owners uint64 notnull
SELECT id, owner FROM items WHERE owner NOT IN (:owners...);

-- name: not_in_negated :many
-- expect: id int32 notnull, owner uint64 null
-- params: owners uint64 notnull
SELECT id, owner FROM items WHERE NOT owner IN (:owners...);

-- name: as_value :many
-- expect: a int64 notnull, b int64 null
-- params: ids int32 notnull, notes text notnull
SELECT id IN (:ids...) AS a, note NOT IN (:notes...) AS b FROM items;

-- name: every_type :many
-- expect: id int32 notnull
-- params: moods enum notnull, tags set notnull, prices decimal notnull, days date notnull, times time notnull, seens datetime notnull, mades timestamp notnull, years year notnull, raws blob notnull, bits bit notnull, ratios double notnull
SELECT id FROM items WHERE mood IN (:moods...) OR tags IN (:tags...) OR price IN (:prices...) OR on_day IN (:days...) OR at_time IN (:times...)
   OR seen IN (:seens...) OR made IN (:mades...) OR made_in IN (:years...) OR raw IN (:raws...) OR bits IN (:bits...) OR ratio IN (:ratios...);

-- name: twice :execrows
-- params: note text null, ids int32 notnull
UPDATE items SET note = :note WHERE id IN (:ids...) AND (id NOT IN (:ids...) OR owner IS NULL);

-- name: computed :many
-- expect: id int32 notnull
-- params: names text notnull, n int64 notnull
SELECT id FROM items WHERE CONCAT(name, '!') IN (:names...) AND id > :n + 0;

-- name: gone :execrows
-- params: ids int32 notnull
DELETE FROM items WHERE id NOT IN (:ids...);

-- A list is no single value: one row is not proved.
-- name: not_unique :many
-- expect: name text notnull
-- cardinality: many
SELECT name FROM items WHERE id IN (:ids...);

-- name: null_element :many
-- expect-error: E0302 58:69
SELECT id FROM items WHERE id IN (:ids...) AND name LIKE '?...' AND :ids = 1;
