-- dialect: sqlite

-- name: among :many
-- expect: place text notnull
-- params: r int64 notnull, p text notnull, r2 int64 notnull
-- cardinality: many
SELECT place FROM seat WHERE (row_no, place) IN (VALUES (:r, :p), (:r2, 'a'));

-- name: one_of :many
-- expect: place text notnull
-- params: p text notnull
-- cardinality: many
SELECT place FROM seat WHERE place IN (VALUES ('b'), (:p));
