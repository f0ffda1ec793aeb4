-- What MySQL and MariaDB take and Dolt does not: accepted under flavour any, with a warning that says so.
-- engines: mariadb mysql (Dolt takes none of it)

-- name: complement :many
-- expect-warning: W0102 6:8
SELECT ~id AS x FROM t;

-- name: unknown :many
-- expect-warning: W0102 10:36
SELECT id FROM t WHERE (id = 1) IS UNKNOWN;

-- name: bits :many
-- expect-warning: W0102 14:29
SELECT id FROM t WHERE id = 0b101;

-- name: any_query :many
-- expect-warning: W0102 18:29
SELECT id FROM t WHERE id = ANY (SELECT a.id FROM t a);

-- name: all_query :many
-- expect-warning: W0102 22:30
SELECT id FROM t WHERE id >= ALL (SELECT a.id FROM t a);

-- name: totals :many
-- expect-warning: W0102 26:48
SELECT k, COUNT(*) AS n FROM t GROUP BY k WITH ROLLUP;

-- name: sounds :many
-- expect-warning: W0102 30:26
SELECT id FROM t WHERE k SOUNDS LIKE 'b';

-- name: national :many
-- expect-warning: W0102 34:28
SELECT id FROM t WHERE k = N'a';

-- name: braces :many
-- expect-warning: W0102 38:24
SELECT id FROM t WHERE {d '2020-01-01'} < NOW();

-- name: two_units :many
-- expect-warning: W0102 42:31
SELECT NOW() + INTERVAL '1:1' MINUTE_SECOND AS x;

-- name: row_words :many
-- expect-warning: W0102 46:24
SELECT id FROM t WHERE ROW(id, k) = ROW(1, 'a');

-- name: high :many
-- expect-warning: W0102 50:8
SELECT HIGH_PRIORITY id FROM t;

-- name: distinct_row :many
-- expect-warning: W0102 54:8
SELECT DISTINCTROW k FROM t;

-- name: hint_for :many
-- expect-warning: W0102 58:31
SELECT id FROM t IGNORE INDEX FOR ORDER BY (PRIMARY);

-- name: oj :many
-- expect-warning: W0102 62:18
SELECT a.id FROM { OJ t a LEFT OUTER JOIN t b ON a.id = b.id };

-- name: low_insert :exec
-- expect-warning: W0102 66:8
INSERT LOW_PRIORITY INTO t (id, k) VALUES (?, 'a');

-- name: quick :exec
-- expect-warning: W0102 70:8
DELETE QUICK FROM t WHERE id = ?;

-- name: ignoring :exec
-- expect-warning: W0102 74:8
DELETE IGNORE FROM t WHERE id = ?;

-- name: low_update :exec
-- expect-warning: W0102 78:8
UPDATE LOW_PRIORITY t SET k = 'a' WHERE id = ?;
