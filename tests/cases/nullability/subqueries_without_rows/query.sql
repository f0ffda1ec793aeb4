-- engines: mariadb mysql (Dolt's aggregates are of the subquery itself)
-- Where WHERE leaves no row for the one group, a subquery that names what is around it is NULL, whatever it would give.

-- name: names_an_aggregate :one
-- expect: n int64 null, more int64 null, said text notnull
SELECT (SELECT COUNT(*) FROM u WHERE u.t_id = MAX(t.id)) AS n, (SELECT COUNT(*) FROM u WHERE u.t_id = MAX(t.id)) + 1 AS more,
       COALESCE((SELECT 'x' WHERE COUNT(t.id) >= 0), 'none') AS said FROM t WHERE t.a > 100;
-- name: counts_the_rows_around :one
-- expect: n int64 null
SELECT (SELECT COUNT(*) FROM u WHERE u.t_id = COUNT(*)) AS n FROM t WHERE 1 = 0;
-- name: deeper :one
-- expect: n int64 null, m int32 null
SELECT (SELECT 1 + (SELECT COUNT(*) FROM u WHERE u.t_id = MAX(t.id))) AS n, MAX(t.id) AS m FROM t WHERE t.id = 50;
-- name: names_nothing :one
-- expect: n int64 notnull, there int64 notnull, m int64 notnull
SELECT (SELECT COUNT(*) FROM u) AS n, EXISTS (SELECT 1 FROM u WHERE u.id = MAX(t.id)) AS there,
       COUNT(*) AS m FROM t WHERE t.a > 100;
-- name: of_groups_that_are_there :many
-- expect: n int64 notnull
SELECT (SELECT COUNT(*) FROM u WHERE u.t_id = MAX(t.id)) AS n FROM t WHERE t.a > 100 GROUP BY t.a;
