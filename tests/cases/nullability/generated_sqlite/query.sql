-- dialect: sqlite
-- A generated column is NOT NULL where its expression is. One that is made of a column behind it is not looked into.

-- name: computed :many
-- expect: sum int64 notnull, twice int64 notnull, part int64 null, maybe int64 null, filled int64 notnull, next int64 notnull
SELECT sum, twice, part, maybe, filled, next FROM t;

-- name: out_of_order :many
-- expect: early int64 null, late int64 notnull
SELECT early, late FROM t;

-- name: behind_a_view :many
-- expect: twice int64 notnull, maybe int64 null
SELECT twice, maybe FROM v;

-- name: returned :many
-- expect: sum int64 notnull, maybe int64 null
INSERT INTO t (a, b) VALUES (1, 2) RETURNING sum, maybe;

-- name: added_later :many
-- expect: g text notnull
SELECT g FROM later;
