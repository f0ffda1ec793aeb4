-- dialect: sqlite

-- name: star :many
-- expect: id int64 notnull, kind text notnull, n int64 notnull, r double null, b blob null, v any null, g int64 notnull
-- params:
-- cardinality: many
SELECT * FROM m;

-- name: by_pair :one
-- expect: r double null
-- params: kind text notnull, n int64 notnull
-- cardinality: optional
SELECT r FROM m WHERE kind = ? AND n = ?;

-- name: partial_key :many
-- expect: r double null
-- params: n int64 notnull
-- cardinality: many
SELECT r FROM m WHERE n = ?;

-- name: insert_row :exec
-- params: kind text notnull, n int64 notnull, v any null
-- cardinality: none
INSERT INTO m (kind, n, v) VALUES (?, ?, ?);

-- name: insert_all :exec
-- params:
-- cardinality: none
INSERT INTO m VALUES (NULL, 'a', 1, 1.5, x'00', 'x');

-- name: insert_generated :many
-- expect-error: E0308 33:44
INSERT INTO m (kind, n, g) VALUES ('a', 1, 2);

-- name: update_generated :many
-- expect-error: E0308 37:14
UPDATE m SET g = 5;

-- name: bad_number :many
-- expect-error: E0307 41:38
INSERT INTO m (kind, n) VALUES ('a', 'x');

-- name: returning_generated :many
-- expect: g int64 notnull, r double notnull
-- params:
-- cardinality: many
UPDATE m SET n = n + 1 WHERE g IS NOT NULL AND r IS NOT NULL RETURNING g, r;
