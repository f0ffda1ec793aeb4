-- dialect: sqlite
-- name: add_item :exec
-- expect:
-- params: name text notnull
-- cardinality: none
INSERT INTO item (name) VALUES (?);

-- name: change :exec
-- expect:
-- params: n int64 notnull, id int64 notnull
-- cardinality: none
UPDATE item SET n = ? WHERE id = ?;

-- name: take_out :exec
-- expect:
-- params: id int64 notnull
-- cardinality: none
DELETE FROM item WHERE id = ?;

-- name: history_of :many
-- expect: what text notnull, n int64 null
-- params: item_id int64 notnull
-- cardinality: many
SELECT what, n FROM history WHERE item_id = ?;
