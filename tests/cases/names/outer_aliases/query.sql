-- A subquery of the MySQL family may name a result column of the query around it.

-- name: before :many
-- expect: x int32 null, y int32 null
SELECT a AS x, (SELECT x) AS y FROM t;

-- name: never_null :many
-- expect: x int32 notnull, y int32 notnull
SELECT b AS x, (SELECT x) AS y FROM t;

-- name: computed :many
-- expect: x int64 null, y int32 null
SELECT a + 1 AS x, (SELECT u.c FROM u WHERE u.id = x) AS y FROM t;

-- name: deeper :many
-- expect: x int32 null, n int64 notnull
SELECT a AS x, (SELECT COUNT(*) FROM u WHERE (SELECT u.id = x)) AS n FROM t;

-- name: outer_joined :many
-- expect: x int32 null, y int32 null
SELECT u.c AS x, (SELECT x) AS y FROM t LEFT JOIN u ON u.id = t.a;

-- name: in_having :many
-- expect: x int32 null
SELECT a AS x FROM t HAVING EXISTS (SELECT 1 FROM u WHERE u.id = x);

-- name: in_order :many
-- expect-warning: W0102 30:63
-- expect: x int32 null
SELECT a AS x FROM t ORDER BY (SELECT u.c FROM u WHERE u.id = x), t.id;

-- name: own_column_first :many
-- expect: c int32 null, n int64 notnull
SELECT a AS c, (SELECT COUNT(*) FROM u WHERE u.id = c) AS n FROM t;

-- name: after :many
-- expect-error: E0203 38:41
SELECT (SELECT u.id FROM u WHERE u.id = x) AS y, a AS x FROM t;

-- name: two_of_them :many
-- expect-error: E0203 42:32
SELECT a AS x, b AS x, (SELECT x) AS y FROM t;

-- name: of_a_group :many
-- expect-error: E0203 47:29
-- engine-accepts: dolt: a name that is an aggregate
SELECT MAX(a) AS x, (SELECT x) AS y FROM t;
