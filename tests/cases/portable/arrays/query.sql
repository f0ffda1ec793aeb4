-- dialect: postgres

-- name: any_of :many
-- expect: id int64 notnull
-- params: ids int64 notnull
-- cardinality: many
SELECT id FROM vals WHERE id = ANY(@ids::bigint[]) ORDER BY id;

-- name: none_of :many
-- expect: id int64 notnull
-- params: names text notnull, grp int32 notnull
-- cardinality: many
SELECT id FROM vals WHERE name <> ALL(:names) AND grp = :grp ORDER BY id;

-- name: numbered :many
-- expect: id int64 notnull
-- params: id int64 notnull
-- cardinality: many
SELECT id FROM vals WHERE NOT id = SOME($1::bigint[]);

-- name: of_constructed :many
-- expect: id int64 notnull, note text notnull
-- params: more text notnull
-- cardinality: many
SELECT id, note FROM vals WHERE note = ANY(ARRAY['a', @more]);

-- name: none_of_constructed :many
-- expect: id int64 notnull
-- params:
-- cardinality: many
SELECT id FROM vals WHERE id <> ALL(ARRAY[1, 2, 3]);
