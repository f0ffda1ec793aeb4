-- dialect: postgres
-- target: sqlite

-- name: by_ids :many
-- expect: id int32 notnull
-- params: ids int32 notnull
SELECT id FROM items WHERE id IN (:ids...);

-- name: not_proved :many
-- expect: owner int64 null
-- params: owners int64 notnull
SELECT owner FROM items WHERE owner NOT IN (sqlc.slice(owners));

-- name: every_type :many
-- expect: id int32 notnull
-- params: names text notnull, ms enum notnull, prices decimal notnull, seens datetime notnull, uids uuid notnull
SELECT id FROM items WHERE name IN (:names...) OR m IN (:ms...) OR price IN (:prices...) OR seen IN (:seens...) OR uid IN (:uids...);
