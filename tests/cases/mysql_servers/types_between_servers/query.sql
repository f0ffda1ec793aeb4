-- EXCEPT gives rows of the left, in the type that both sides share.
-- name: except_types :many
-- expect: a text notnull
SELECT id AS a FROM t EXCEPT SELECT s FROM t;
-- name: except_numbers :many
-- expect: a decimal notnull
SELECT id AS a FROM t EXCEPT SELECT n FROM t;

-- A NULL with no type of its own is a text to MariaDB, in some places: what it meets there becomes one.
-- name: null_minimum
-- expect: a any notnull
SELECT IFNULL(1e0, MIN(NULL)) AS a FROM t;
-- name: null_column
-- expect: a any notnull
SELECT IFNULL(1e0, k) AS a FROM (SELECT NULL AS k) AS x;
-- name: null_if
-- expect: a any notnull
SELECT IFNULL(1e0, IF(1, NULL, NULL)) AS a;
-- name: least_of_null
-- expect: a any null
SELECT LEAST(1, NULL) AS a;

-- A sample of one has no deviation.
-- name: samples :many
-- expect: a double null, b double null, c double notnull
SELECT STDDEV_SAMP(n) AS a, VAR_SAMP(3) AS b, VAR_POP(3) AS c FROM t GROUP BY id;

-- MySQL turns a literal into what it is compared with.
-- name: nullif_time :many
-- expect: a any null, b text null
SELECT NULLIF('00:00:01', at) AS a, NULLIF('a', s) AS b FROM t;

-- MariaDB's UUID() is a type of its own, and what stands beside it becomes one, or NULL.
-- name: uuid_beside :many
-- expect: a any null, b any null, c uuid notnull
SELECT COALESCE('a', UUID()) AS a, CASE WHEN id = 1 THEN 'a' ELSE UUID() END AS b, UUID() AS c FROM t;

-- Beside a text column bytes that are no column's are text.
-- name: bytes_beside_text :many
-- expect: a any null, b any null, c blob notnull
SELECT IF(id = 1, x'', s) AS a, COALESCE(s, UNHEX('41')) AS b, COALESCE(x'41', 'a') AS c FROM t;

-- Numbers of one kind on one server, of another on the other.
-- name: unsure_numbers :many
-- expect: a any notnull, b any null, c any null, d any notnull
SELECT FLOOR(d) AS a, 0.5 / k AS b, SUM(k) AS c, COALESCE(c, 1.5) AS d FROM t GROUP BY id, d, k, c;
-- name: sum_of_bytes
-- expect: a any null
SELECT AVG(x'41') AS a FROM t;
-- name: truncated :many
-- expect: a decimal notnull, b decimal notnull
SELECT TRUNCATE(n, 5) AS a, ROUND(n, 1) AS b FROM t;

-- name: count_of_nothing
-- expect-error: E0205 56:8
SELECT COUNT() AS a FROM t;
-- name: count_of_several
-- expect-error: E0205 59:8
SELECT COUNT(id, s) AS a FROM t;
-- name: count_distinct_several
-- expect: a int64 notnull
SELECT COUNT(DISTINCT id, s) AS a FROM t;
-- name: locale :many
-- expect: a text null
-- expect-warning: W0102 66:8
SELECT DATE_FORMAT(d, '%M', 'de_DE') AS a FROM t;
