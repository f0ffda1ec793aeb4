-- flavour: mariadb

-- name: lag_with_a_frame :many
SELECT LAG(a) OVER (ORDER BY id ROWS BETWEEN CURRENT ROW AND 2 FOLLOWING) AS x FROM t;

-- name: rank_with_a_frame :many
-- expect-error: E0222 8:8
SELECT RANK() OVER (ORDER BY id ROWS UNBOUNDED PRECEDING) AS x FROM t;

-- name: window_behind_having :many
SELECT 1 HAVING 1 WINDOW w AS (PARTITION BY 1);

-- name: window_is_no_alias :many
-- expect-error: E0103 15:21
SELECT id FROM t AS window;

-- name: false_is_no_position :many
-- expect-error: E0212 19:27
SELECT id FROM t ORDER BY NOT TRUE;

-- name: escape_of_a_date :many
-- expect-error: E0103 23:45
SELECT id FROM t WHERE name LIKE 'b' ESCAPE DATE '2024-01-31';

-- name: digits_of_a_second :many
-- expect-error: E0205 27:12
SELECT NOW(1e3) AS x;

-- name: with_sees_no_outer :many
-- expect-error: E0211 31:27
SELECT (WITH d AS (SELECT t.a AS x) SELECT x FROM d) AS x FROM t;

-- name: returning_reads_the_target :many
-- expect-error: E0225 35:68
INSERT INTO t (id, a) VALUES (1, 2) RETURNING (SELECT MAX(id) FROM t) AS x;

-- name: insert_select_returning :many
INSERT INTO t (id, a) SELECT 1, 2 RETURNING (SELECT MAX(id) FROM t) AS x;
