-- sql-mode: NO_BACKSLASH_ESCAPES,HIGH_NOT_PRECEDENCE,NO_UNSIGNED_SUBTRACTION,IGNORE_SPACE,ONLY_FULL_GROUP_BY
-- name: backslash :many
-- expect: v text notnull, a text notnull, b text notnull, c int64 notnull
-- params:
-- cardinality: many
SELECT v, 'a\' AS a, '\n' AS b, v LIKE 'a\b' AS c FROM t WHERE v = 'a\b' OR v <> 'it''s';

-- name: not_first :many
-- expect-error: E0501 10:12
SELECT NOT b BETWEEN 0 AND 1 AS a, NOT i IN (1, 2) AS b, NOT u = 0 AS c FROM t WHERE NOT i > 1;

-- name: subtraction :many
-- expect-error: E0501 14:10
SELECT u - i AS a, u - 1 AS b, u - u AS c, i - u AS d FROM t;

-- name: space :one
-- expect: n int64 notnull, m int32 null
-- params:
-- cardinality: one
SELECT COUNT (*) AS n, MAX (i) AS m FROM t;
