-- engines: mariadb mysql dolt (DIV; what SQLite divides is another case)
-- Division by 0 is NULL: what is known not to be 0 divides without it.

-- name: positive :many
-- expect: a decimal notnull, b int64 notnull, c int64 notnull
SELECT total / n AS a, m DIV n AS b, MOD(m, n) AS c FROM t WHERE n > 0;

-- name: other_sides :many
-- expect: a int64 notnull, b int64 notnull
SELECT m % u AS a, m % n AS b FROM t WHERE 0 <> u AND NOT (n >= 0);

-- name: by_decimal :many
-- expect: a decimal notnull
SELECT total / de AS a FROM t WHERE de >= 0.5;

-- name: in_a_branch :many
-- expect: a decimal notnull
SELECT CASE WHEN m <> 0 THEN total / m ELSE 0.0 END AS a FROM t;

-- name: other_branch :many
-- expect: a decimal notnull, b decimal null
SELECT CASE WHEN m = 0 THEN 0.0 ELSE total / m END AS a, CASE WHEN n = 0 THEN 0.0 ELSE total / n END AS b FROM t;

-- name: listed :many
-- expect: a decimal notnull, b decimal null
SELECT total / m AS a, total / u AS b FROM t WHERE m IN (1, 2) AND u IN (0, 1);

-- name: between :many
-- expect: a decimal notnull, b decimal null
SELECT total / m AS a, total / u AS b FROM t WHERE m BETWEEN 1 AND 9 AND u BETWEEN 0 AND 9;

-- name: itself :many
-- expect: a decimal notnull
SELECT total / m AS a FROM t WHERE m;

-- name: through_or :many
-- expect: a decimal notnull, b decimal null
SELECT total / m AS a, total / u AS b FROM t WHERE m > 0 OR (m < 0 AND u > 0);

-- name: not_proved :many
-- expect: a decimal null, b decimal null, c double null
SELECT total / m AS a, total / u AS b, f / m AS c FROM t WHERE m > -1 AND u >= 0;

-- name: doubles :many
-- expect: a double null, b double null
SELECT total / f AS a, f / n AS b FROM t WHERE f > 0 AND n > 0;

-- name: of_a_partner :many
-- expect: id int32 notnull, a int64 null, b int64 null
SELECT t.id, t.m % o.k AS a, t.m % t.u AS b FROM t LEFT JOIN o ON o.t_id = t.id AND o.k > 0;

-- name: of_a_found_partner :many
-- expect: id int32 notnull, a int64 notnull
SELECT t.id, t.m % o.k AS a FROM t LEFT JOIN o ON o.t_id = t.id AND o.k > 0 WHERE o.id IS NOT NULL;

-- name: over_groups :many
-- expect: m int32 notnull, a decimal notnull
SELECT m, SUM(total / m) AS a FROM t WHERE m > 0 GROUP BY m;
