-- dialect: sqlite

-- name: less :many
-- expect: a int64 notnull, b int64 null
SELECT a, b FROM p WHERE (a, b) < (1, 3);

-- name: not_of_less :many
-- expect: a int64 notnull, b int64 null
SELECT a, b FROM p WHERE NOT ((a, b) < (1, 3));

-- name: between :many
-- expect: a int64 notnull, b int64 null
SELECT a, b FROM p WHERE (a, b) BETWEEN (0, 0) AND (5, 5);

-- name: equal_columns :many
-- expect: a int64 notnull, b int64 notnull
SELECT a, b FROM p WHERE (a, id) = (b, id) AND (a, b) IN (SELECT a, b FROM p);
