-- flavour: dolt
-- engines: dolt (what it lacks)

-- name: complement :many
-- expect-error: E0103 6:8
SELECT ~id AS x FROM t;

-- name: unknown :many
-- expect-error: E0103 10:36
SELECT id FROM t WHERE (id = 1) IS UNKNOWN;

-- name: bits :many
-- expect-error: E0103 14:29
SELECT id FROM t WHERE id = 0b101;

-- name: any_query :many
-- expect-error: E0103 18:29
SELECT id FROM t WHERE id = ANY (SELECT a.id FROM t a);

-- name: all_query :many
-- expect-error: E0103 22:30
SELECT id FROM t WHERE id >= ALL (SELECT a.id FROM t a);

-- name: totals :many
-- expect-error: E0103 26:48
SELECT k, COUNT(*) AS n FROM t GROUP BY k WITH ROLLUP;

-- name: sounds :many
-- expect-error: E0103 30:26
SELECT id FROM t WHERE k SOUNDS LIKE 'b';

-- name: national :many
-- expect-error: E0103 34:28
SELECT id FROM t WHERE k = N'a';

-- name: braces :many
-- expect-error: E0103 38:24
SELECT id FROM t WHERE {d '2020-01-01'} < NOW();

-- name: two_units :many
-- expect-error: E0103 42:31
SELECT NOW() + INTERVAL '1:1' MINUTE_SECOND AS x;

-- name: row_words :many
-- expect-error: E0103 46:24
SELECT id FROM t WHERE ROW(id, k) = ROW(1, 'a');

-- name: high :many
-- expect-error: E0103 50:8
SELECT HIGH_PRIORITY id FROM t;

-- name: distinct_row :many
-- expect-error: E0103 54:8
SELECT DISTINCTROW k FROM t;

-- name: hint_for :many
-- expect-error: E0103 58:31
SELECT id FROM t IGNORE INDEX FOR ORDER BY (PRIMARY);

-- name: oj :many
-- expect-error: E0103 62:18
SELECT a.id FROM { OJ t a LEFT OUTER JOIN t b ON a.id = b.id };

-- name: low_insert :exec
-- expect-error: E0103 66:8
INSERT LOW_PRIORITY INTO t (id, k) VALUES (?, 'a');

-- name: quick :exec
-- expect-error: E0103 70:8
DELETE QUICK FROM t WHERE id = ?;

-- name: ignoring :exec
-- expect-error: E0103 74:8
DELETE IGNORE FROM t WHERE id = ?;

-- name: low_update :exec
-- expect-error: E0103 78:8
UPDATE LOW_PRIORITY t SET k = 'a' WHERE id = ?;

-- name: row_in_values :exec
-- expect-error: E0203 82:34
INSERT INTO t (id, k) VALUES (1, id);

-- name: row_in_set :exec
-- expect-error: E0203 86:43
INSERT INTO t SET id = 1, k = CONCAT('x', id);

-- name: row_in_upsert :exec
-- params: id int32 notnull
INSERT INTO t (id, k) VALUES (?, DEFAULT(k)) ON DUPLICATE KEY UPDATE k = CONCAT(k, 'x');

-- name: row_in_a_subquery :exec
-- expect-error: E0203 94:42
INSERT INTO t (id, k) VALUES (1, (SELECT id));
