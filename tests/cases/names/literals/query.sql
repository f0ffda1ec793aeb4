-- engines: mariadb mysql (Dolt takes two columns of one name)
-- Numbers, strings, NULL and columns have their own name in parentheses, and behind a plus.

-- name: plain :many
-- expect: 1 int64 notnull, 2 int64 notnull, 1.5 decimal notnull, a text notnull, NULL null null, id int32 notnull, id int32 notnull, (-3) int64 notnull
SELECT (1), +2, ((1.5)), ('a'), (NULL), (t.id), +id, (-3) FROM t;

-- name: derived :many
-- expect: id int32 notnull, 7 int64 notnull
SELECT d.id, d.`7` FROM (SELECT +id, (7) FROM t) AS d;

-- name: two_of_one_name
-- expect-error: E0210 14:28
SELECT d.x FROM (SELECT 1, (1), 2 AS x) AS d;
