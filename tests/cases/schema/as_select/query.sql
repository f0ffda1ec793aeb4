-- engines: mysql mariadb sqlite (Dolt 1.83 loses the connection)
-- name: merged :many
-- expect: n int32 null, id int32 notnull, name text null, kind enum notnull, k int32 notnull
SELECT * FROM merged;

-- name: joined :many
-- expect: id int32 notnull, v decimal null, next_id int64 null
SELECT * FROM joined;

-- name: of_view :one
-- expect: id int32 notnull, name text null
-- params: id int32 notnull
-- cardinality: optional
SELECT * FROM of_view WHERE id = ?;

-- name: defaults_stay :exec
-- params: kind enum notnull, k int32 notnull
INSERT INTO merged (kind, k) VALUES (?, ?);
