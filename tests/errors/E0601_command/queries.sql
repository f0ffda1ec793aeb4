-- name: a_sum :one
SELECT COUNT(*) AS n FROM t;

-- name: by_key :exactly_one
SELECT n FROM t WHERE id = :id;
