-- What is neither selected nor grouped HAVING looks for in the enclosing query, and only then finds it is not allowed.

-- name: outer_column :many
-- expect: x int64 null
-- engines: mariadb mysql (Dolt takes the subquery's own column)
SELECT (SELECT 1 FROM q1 GROUP BY a HAVING pos > 0 LIMIT 1) AS x FROM q2;

-- name: outer_table :many
-- engines: mariadb mysql (Dolt takes the subquery's own column)
SELECT (SELECT 1 FROM q1 GROUP BY a HAVING q1.pos > 0 LIMIT 1) AS x FROM q1;

-- name: nowhere :many
-- expect-error: E0208 14:41
SELECT a AS x FROM q1 GROUP BY a HAVING pos > 0;

-- name: ordered_by_an_outer_column :many
-- expect: x int32 null
SELECT (SELECT q2.b FROM q1 ORDER BY b LIMIT 1) AS x FROM q2;

-- name: grouped_by_an_outer_column :many
-- expect: x int64 null
-- engines: mariadb mysql (Dolt takes the subquery's own column)
SELECT (SELECT 1 FROM q1 GROUP BY b.pos HAVING pos > 0 LIMIT 1) AS x FROM q2 AS a JOIN q2 AS b ON a.id = b.id;
