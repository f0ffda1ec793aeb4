-- name: other :one
-- expect: id int32 notnull, name text notnull, price decimal notnull, kind enum notnull, note text null
-- params: name text notnull
-- cardinality: optional
SELECT * FROM others WHERE name = ?;

-- name: third :many
-- expect: price decimal notnull, twice int32 null
SELECT price, twice FROM third;

-- name: written :exec
-- params: price decimal notnull, kind enum notnull
INSERT INTO third (price, kind) VALUES (?, ?);

-- name: computed :exec
-- expect-error: E0308 17:18
UPDATE third SET twice = 1;
