-- dialect: sqlite

-- ON sees the whole FROM, and an outer join's may not use what stands to its right.

-- name: to_the_right :many
-- expect: z int64 notnull, b int64 notnull
SELECT t3.z, t2.b FROM t3 JOIN t1 ON t2.b = t3.z JOIN t2 ON t1.a = t2.a;

-- name: to_the_right_bare :many
-- expect: z int64 notnull
SELECT z FROM t3 JOIN t1 ON (SELECT b) JOIN t2 ON TRUE;

-- name: ambiguous :many
-- expect-error: E0202 15:32
SELECT t3.z FROM t3 JOIN t1 ON a JOIN t2 ON t2.a = z;

-- name: ambiguous_in_subquery :many
-- expect-error: E0202 19:40
SELECT t3.z FROM t3 JOIN t1 ON (SELECT a) JOIN t2 ON t2.a = z;

-- name: left_join_looks_right :many
-- expect-error: E0203 23:37
SELECT t3.z FROM t3 LEFT JOIN t1 ON t2.b JOIN t2 ON t2.a = z;

-- name: left_of_a_right_join :many
-- expect-error: E0203 27:32
SELECT t3.z FROM t3 JOIN t1 ON t2.b RIGHT JOIN t2 ON t2.a = z;

-- name: parentheses :many
-- expect-error: E0211 31:41
SELECT t1.a FROM t1 JOIN (t2 JOIN t3 ON t1.a = 1) ON t1.id = t2.id;

-- name: rowid_is_no_column_of_using :many
-- expect-error: E0203 35:36
SELECT t1.a FROM t1 JOIN t2 USING (rowid);

-- name: star_of_what_using_merges :many
-- expect-error: E0202 39:8
SELECT * FROM t1 RIGHT JOIN t2 USING (id) JOIN t3 ON TRUE;
