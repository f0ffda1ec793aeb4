-- flavour: mariadb
-- engines: mariadb

-- name: concat_limit :many
-- expect: s text null
-- params:
-- cardinality: many
SELECT GROUP_CONCAT(c ORDER BY id SEPARATOR ';' LIMIT 2) AS s FROM t;

-- name: concat_offset :many
-- expect: s text null
-- params:
-- cardinality: many
SELECT GROUP_CONCAT(c LIMIT 1 OFFSET 1) AS s FROM t;

-- name: share_nowait :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM t LOCK IN SHARE MODE NOWAIT;

-- name: share_wait :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM t LOCK IN SHARE MODE WAIT 2;

-- name: examined :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM t LIMIT ROWS EXAMINED 1000;

-- name: examined_too :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM t ORDER BY id LIMIT 2 ROWS EXAMINED 1000;

-- name: cycle :many
-- expect: n int64 notnull, m int64 notnull
-- params:
-- cardinality: many
WITH RECURSIVE r (n, m) AS (SELECT 1, 2 UNION SELECT n + 1, m FROM r WHERE n < 3) CYCLE n, m RESTRICT SELECT n, m FROM r;

-- name: later :many
-- expect: n int64 notnull
-- params:
-- cardinality: many
WITH RECURSIVE a AS (SELECT n FROM b), b AS (SELECT 7 AS n) SELECT n FROM a;

-- name: median :many
-- expect: id int32 notnull, m double null, p double null, d int32 null
-- params:
-- cardinality: many
SELECT id, MEDIAN(a) OVER (PARTITION BY b) AS m, PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY a) OVER (PARTITION BY b) AS p, PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY id DESC) OVER () AS d FROM t;

-- name: median_order :many
-- expect-error: E0222 60:23
SELECT MEDIAN(a) OVER w AS m FROM t WINDOW w AS (ORDER BY id);

-- name: median_alone :many
-- expect-error: E0222 64:8
SELECT MEDIAN(a) AS m FROM t;

-- name: ties_unsorted :many
-- expect-error: E0103 68:41
SELECT id FROM t FETCH FIRST 1 ROW WITH TIES;

-- name: recur_limit :many
-- expect-error: E0226 72:84
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 3 LIMIT 2) SELECT n FROM r;

-- name: recur_mixed :many
-- expect-error: E0226 76:51
WITH RECURSIVE r AS (SELECT 1 AS n UNION SELECT 2 UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT n FROM r;

-- name: recur_outer :many
-- expect-error: E0226 80:78
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT r.n + 1 FROM t LEFT JOIN r ON r.n = t.id WHERE r.n < 3) SELECT n FROM r;

-- name: recur_groups :many
-- expect: n int64 notnull
-- params:
-- cardinality: many
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 3 GROUP BY n) SELECT n FROM r;

-- name: recur_derived :many
-- expect: n int64 notnull
-- params:
-- cardinality: many
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT x.n + 1 FROM (SELECT n FROM r) x WHERE x.n < 3) SELECT n FROM r;

-- name: distinct_sorted :many
-- expect: a int32 notnull
-- params:
-- cardinality: many
SELECT DISTINCT a FROM t ORDER BY b;
