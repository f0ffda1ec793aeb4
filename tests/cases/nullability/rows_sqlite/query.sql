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

-- What WHERE proves holds for rows: a query of aggregates alone gives one when there is none, outer columns and all.

-- name: outer_beside_count :many
-- expect: id int64 notnull, n int64 null
SELECT p.id, (SELECT COUNT(o.id) + p.a FROM p AS o WHERE o.a = p.a AND p.a > 0) AS n FROM p;
