-- dialect: sqlite

-- A set operation is sorted by an alias, by what a star stands for, and by what the name is in an operand's tables.

-- name: of_star :many
SELECT t1.* FROM t1 JOIN t2 ON t1.id = t2.id UNION SELECT 1, 2, 3 ORDER BY a;

-- name: of_column :many
-- expect: a int64 notnull
SELECT a FROM t1 UNION SELECT z FROM t3 ORDER BY z;

-- name: ambiguous_and_aliased :many
-- expect: a int64 notnull
SELECT t1.a FROM t1 JOIN t2 ON t1.id = t2.id UNION SELECT z AS a FROM t3 ORDER BY a;

-- name: ambiguous :many
-- expect-error: E0202 18:78
SELECT t1.a FROM t1 JOIN t2 ON t1.id = t2.id UNION SELECT z FROM t3 ORDER BY a;

-- name: values_have_no_names :many
-- expect-error: E0212 22:41
VALUES (1), (2) UNION SELECT 3 ORDER BY column1;

-- name: outer_column :many
-- expect-error: E0212 26:61
SELECT (SELECT t2.b FROM t1 UNION SELECT a FROM t1 ORDER BY b) FROM t2;

-- name: escape_of_glob :many
-- expect-error: E0205 30:42
SELECT a FROM t1 WHERE a GLOB '*' ESCAPE '!';

-- name: two_for_one :exec
-- expect-error: E0209 34:25
UPDATE t2 SET (a, b) = ((SELECT 1, 2), 3);
