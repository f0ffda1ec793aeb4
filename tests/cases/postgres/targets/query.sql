-- dialect: postgres
-- What is written for SQLite and MySQL, where random queries once found another meaning.
-- name: sorted_by_a_constant :many
-- expect: a decimal notnull
SELECT 1.25 AS a FROM t ORDER BY 1;
-- name: union_sorted :many
-- expect: a int32 notnull
SELECT id AS a FROM t UNION ALL SELECT id AS a FROM t ORDER BY 1;
-- name: bytes :many
-- expect: a blob notnull, b blob null
SELECT '\x41'::bytea AS a, NULLIF(b, '\x4142'::bytea) AS b FROM t WHERE b <> '\x00';
-- name: bad_bytes
-- expect-error: E0501 14:8
SELECT '\x4'::bytea AS a;
-- name: doubles :many
-- expect: a double notnull, b double notnull, c double notnull
SELECT CAST(0 AS double precision) AS a, CAST('12' AS double precision) AS b, CAST(id AS double precision) AS c FROM t;
-- name: no_number
-- expect-error: E0501 20:15
SELECT NULLIF('a', x) AS a FROM t;
-- name: nullif_keeps_its_own
-- expect: a int64 null
SELECT NULLIF(COUNT(*), MAX(1.25)) AS a FROM t;
-- name: times_of_day :many
-- expect: a time notnull
-- params: p time notnull
SELECT COALESCE(TIME '10:11:12', TIME '00:00:00') AS a FROM t WHERE :p = COALESCE(TIME '10:11:12', TIME '00:00:00');
