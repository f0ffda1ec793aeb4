-- engines: mariadb mysql dolt (triggers are not written for SQLite)
-- name: all_items :many
-- expect: id int32 notnull, name text notnull, price decimal null, stock int32 notnull
-- params:
-- cardinality: many
SELECT * FROM item;

-- name: add_item :exec
-- expect:
-- params: name text notnull, price decimal null
-- cardinality: none
INSERT INTO item (name, price) VALUES (?, ?);

-- name: change_price :exec
-- expect:
-- params: price decimal null, id int32 notnull
-- cardinality: none
UPDATE item SET price = ? WHERE id = ?;

-- name: prices :many
-- expect: what text notnull, old_price decimal null, new_price decimal null
-- params: item_id int32 notnull
-- cardinality: many
SELECT what, old_price, new_price FROM history WHERE item_id = ?;
