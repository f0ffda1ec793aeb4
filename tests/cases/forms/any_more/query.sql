-- engines: mysql mariadb (Dolt has no units of ODBC, and says less)

-- name: odbc_units :many
-- expect-warning: W0102 9:21
-- expect-warning: W0102 9:71
-- expect: t text null, n int64 null
-- params:
-- cardinality: many
SELECT TIMESTAMPADD(SQL_TSI_DAY, 1, '2024-01-01') AS t, TIMESTAMPDIFF(SQL_TSI_MONTH, '2024-01-01', '2024-03-01') AS n;

-- name: odbc_wrong :many
-- expect-error: E0103 13:21
SELECT TIMESTAMPADD(SQL_TSI_MICROSECOND, 1, '2024-01-01') AS t;

-- name: set_qualified :exec
-- params:
INSERT INTO t SET t.id = 77, t.a = 1, t.c = 'x';

-- name: set_reads :exec
-- params:
INSERT INTO t SET id = 78, a = id + 1, c = 'x';

-- name: set_other :exec
-- expect-error: E0211 25:19
INSERT INTO t SET u.id = 77, t.a = 1, t.c = 'x';

-- name: list_qualified :exec
-- params:
INSERT INTO t (t.id, t.a, t.c) VALUES (79, 1, 'x');

-- name: list_other :exec
-- expect-error: E0211 33:22
INSERT INTO t (t.id, u.a, t.c) VALUES (80, 1, 'x');

-- name: order_which :many
-- expect-error: E0202 37:39
SELECT a AS z, b AS z FROM t ORDER BY z;

-- name: order_same :many
-- expect: z int32 notnull, z int32 notnull
-- params:
-- cardinality: many
SELECT a AS z, a AS z FROM t ORDER BY z;

-- name: charset :many
-- expect: l text notnull
-- params:
-- cardinality: many
SELECT CONVERT(c USING latin1) AS l FROM t;

-- name: charset_none :many
-- expect-error: E0213 53:24
SELECT CONVERT(c USING nope) AS l FROM t;

-- name: charset_cast :many
-- expect-error: E0213 57:37
SELECT CAST(c AS CHAR CHARACTER SET nope) AS l FROM t;

-- name: recur_aggregate :many
-- expect-error: E0226 61:46
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT MAX(n) + 1 FROM r WHERE n < 10) SELECT n FROM r;
