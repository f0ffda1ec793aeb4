-- What is compared item by item may be decided before a NULL is reached. To Dolt NULL is equal to NULL in a row, and has a place in the order of rows: only of the other
-- engines would `a` be known where rows are put in order.

-- name: equal :many
-- expect: a int32 notnull, b int32 notnull
SELECT a, b FROM p WHERE (a, b) = (1, 2);

-- name: not_equal :many
-- expect: a int32 null, b int32 null
SELECT a, b FROM p WHERE (a, b) <> (1, 2);

-- name: not_of_equal :many
-- expect: a int32 null, b int32 null
SELECT a, b FROM p WHERE NOT ((a, b) = (1, 2));

-- name: not_of_not_equal :many
-- expect: a int32 notnull, b int32 notnull
SELECT a, b FROM p WHERE NOT ((a, b) <> (1, 2));

-- name: less :many
-- expect: a int32 null, b int32 null
SELECT a, b FROM p WHERE (a, b) < (1, 3);

-- name: not_of_less :many
-- expect: a int32 null, b int32 null
SELECT a, b FROM p WHERE NOT ((a, b) < (1, 3));

-- name: told_whether :many
-- expect: a int32 null, b int32 null
SELECT a, b FROM p WHERE ((a, b) = (1, 2)) IS NOT NULL;

-- name: in_list :many
-- expect: a int32 notnull, b int32 notnull
SELECT a, b FROM p WHERE (a, b) IN ((1, 2), (9, 9));

-- name: not_in_list :many
-- expect: a int32 null, b int32 null
SELECT a, b FROM p WHERE (a, b) NOT IN ((1, 2), (9, 9));

-- name: partner :many
-- expect: id int32 notnull, other int32 null
SELECT p.id, q.id AS other FROM p LEFT JOIN p q ON q.a = p.c WHERE NOT ((p.a, q.b) = (1, 2));

-- name: equal_columns :many
-- expect: a int32 null, id int32 notnull
SELECT a, id FROM p WHERE (a, id) = (b, 2) OR (a, id) = (a, 3);

-- name: in_columns :many
-- expect: a int32 null, b int32 notnull
SELECT a, b FROM p WHERE (a, b) IN ((b, 1), (c, 9));

-- name: in_query :many
-- expect: a int32 null, b int32 null
SELECT a, b FROM p WHERE (a, b) IN (SELECT a, b FROM p);

-- What WHERE proves holds for rows: a query of aggregates alone gives one when there is none, outer columns and all.

-- name: outer_beside_count :many
-- expect: id int32 notnull, n int64 null
SELECT p.id, (SELECT COUNT(o.id) + p.a FROM p AS o WHERE o.a = p.a AND p.a > 0) AS n FROM p;

-- name: outer_in_groups :many
-- expect: id int32 notnull, n int64 null
SELECT p.id, (SELECT COUNT(o.id) + p.a FROM p AS o WHERE o.a = p.a GROUP BY o.a LIMIT 1) AS n FROM p;
