-- dialect: sqlite

-- name: by_ids :many
-- expect: id int64 notnull
-- params: ids int64 notnull
SELECT id FROM items WHERE id IN (:ids...);

-- name: proved :many
-- expect: owner int64 notnull, day text null
-- params: owners int64 notnull, days text notnull
SELECT owner, day FROM items WHERE owner IN (:owners...) AND day NOT IN (:days...);

-- name: every_type :many
-- expect: id int64 notnull
-- params: names text notnull, ratios double notnull, raws blob notnull, looses any notnull
SELECT id FROM items WHERE name IN (:names...) OR ratio IN (:ratios...) OR raw IN (:raws...) OR loose IN (:looses...);

-- name: quoted_mark :many
-- expect: id int64 notnull, mark text notnull
-- params: ids int64 notnull
SELECT id, 'is it ?...' AS mark FROM items /* ?... */ WHERE id IN (:ids...);

-- name: added :many
-- expect: id int64 notnull
-- params: name text notnull, ids int64 notnull
INSERT INTO items (name, owner) SELECT :name, id FROM items WHERE id IN (:ids...) RETURNING id;
