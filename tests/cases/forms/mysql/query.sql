-- flavour: mysql
-- engines: mysql

-- name: lateral :many
-- expect: id int32 notnull, m int32 null
-- params:
-- cardinality: many
SELECT t.id, d.m FROM t, LATERAL (SELECT MAX(u.y) AS m FROM u WHERE u.t_id = t.id) d;

-- name: lateral_left :many
-- expect: id int32 notnull, y int32 null, w text null
-- params:
-- cardinality: many
SELECT t.id, d.y, d.w FROM t LEFT JOIN LATERAL (SELECT u.y, u.w FROM u WHERE u.t_id = t.id ORDER BY u.id LIMIT 1) d ON TRUE;

-- name: lateral_names :many
-- expect: x int64 notnull
-- params:
-- cardinality: many
SELECT d.x FROM t JOIN LATERAL (SELECT t.a + 1) AS d (x);

-- name: lateral_right :many
-- expect-error: E0211 24:34
SELECT t.id FROM LATERAL (SELECT t.id AS z) d, t;

-- name: grouping :many
-- expect: a int32 null, total int64 null, n int64 notnull
-- params:
-- cardinality: many
SELECT a, GROUPING(a) AS total, COUNT(*) AS n FROM t GROUP BY a WITH ROLLUP ORDER BY a;

-- name: rollup_list :many
-- expect: a int32 null, n int64 notnull
-- params:
-- cardinality: many
SELECT a, COUNT(*) AS n FROM t GROUP BY ROLLUP (a);

-- name: grouping_of_none :many
-- expect-error: E0208 40:20
SELECT a, GROUPING(b) FROM t GROUP BY a WITH ROLLUP;

-- name: locked :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT x.id FROM t AS x JOIN u ON u.t_id = x.id FOR UPDATE OF x SKIP LOCKED;

-- name: locked_none :many
-- expect-error: E0211 50:39
SELECT x.id FROM t AS x FOR UPDATE OF t;

-- name: row_alias :exec
-- params: k int32 notnull
INSERT INTO p (k, v) VALUES (:k, 'a') AS new (m, n) ON DUPLICATE KEY UPDATE k = m + new.m, v = n;

-- name: row_alias_short :exec
-- expect-error: E0209 58:41
INSERT INTO p (k, v) VALUES (1, 'a') AS new (m) ON DUPLICATE KEY UPDATE k = m;

-- name: row_alias_table :exec
-- expect-error: E0206 62:41
INSERT INTO p (k, v) VALUES (1, 'a') AS p ON DUPLICATE KEY UPDATE k = 1;

-- name: row_alias_old_name :exec
-- expect-error: E0203 66:84
INSERT INTO p (k, v) VALUES (1, 'a') AS new (m, n) ON DUPLICATE KEY UPDATE k = new.k;

-- name: reads_itself :exec
-- expect-error: E0225 70:38
UPDATE p SET k = (SELECT MAX(k) FROM p);

-- name: reads_itself_deleting :exec
-- expect-error: E0225 74:48
DELETE FROM p WHERE id IN (SELECT MAX(id) FROM p);

-- name: reads_itself_inserting :exec
-- expect-error: E0225 78:47
INSERT INTO p (k) VALUES ((SELECT MAX(k) FROM p));

-- name: reads_itself_joined :exec
-- expect-error: E0225 82:55
UPDATE p, u SET p.k = 1 WHERE p.id IN (SELECT id FROM p);

-- name: reads_the_other :exec
-- params:
UPDATE p, u SET p.k = 1 WHERE p.id = u.id AND p.id IN (SELECT id FROM u);

-- name: limited_join :exec
-- expect-error: E0103 90:49
UPDATE p, u SET p.k = 1 WHERE u.id = p.id LIMIT 1;
