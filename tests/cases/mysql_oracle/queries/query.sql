-- name: subquery_1 :many
-- expect: (SELECT x FROM t2 WHERE t2.id=t1.id) int32 null
-- params:
-- cardinality: many
SELECT (SELECT x FROM t2 WHERE t2.id=t1.id) FROM t1;

-- name: subquery_2 :many
-- expect: (SELECT COUNT(*) FROM t2) int64 notnull
-- params:
-- cardinality: many
SELECT (SELECT COUNT(*) FROM t2) FROM t1;

-- name: subquery_3 :many
-- expect: (SELECT x FROM t3 LIMIT 1) int32 null
-- params:
-- cardinality: many
SELECT (SELECT x FROM t3 LIMIT 1) FROM t1;

-- name: subquery_4 :many
-- expect: IFNULL((SELECT x FROM t3 LIMIT 1),0) int64 notnull
-- params:
-- cardinality: many
SELECT IFNULL((SELECT x FROM t3 LIMIT 1),0) FROM t1;

-- name: union_1 :many
-- expect: i int32 notnull
-- params:
-- cardinality: many
SELECT i FROM t1 UNION ALL SELECT i FROM t1;

-- name: union_2 :many
-- expect: i int32 null
-- params:
-- cardinality: many
SELECT i FROM t1 UNION ALL SELECT i_n FROM t1;

-- name: union_3 :many
-- expect: i int64 notnull
-- params:
-- cardinality: many
SELECT i FROM t1 UNION ALL SELECT u FROM t1;

-- name: union_4 :many
-- expect: i decimal notnull
-- params:
-- cardinality: many
SELECT i FROM t1 UNION ALL SELECT de FROM t1;

-- name: union_5 :many
-- expect: i text notnull
-- params:
-- cardinality: many
SELECT i FROM t1 UNION ALL SELECT v FROM t1;

-- name: union_6 :many
-- expect: i int32 null
-- params:
-- cardinality: many
SELECT i FROM t1 UNION ALL SELECT NULL FROM t1;

-- name: union_7 :many
-- expect: v text notnull
-- params:
-- cardinality: many
SELECT v FROM t1 UNION ALL SELECT c FROM t1;

-- name: union_8 :many
-- expect: dt datetime notnull
-- params:
-- cardinality: many
SELECT dt FROM t1 UNION ALL SELECT da FROM t1;

-- name: union_9 :many
-- expect: e enum notnull
-- params:
-- cardinality: many
SELECT e FROM t1 UNION ALL SELECT e FROM t1;

-- name: union_10 :many
-- expect: bi decimal notnull
-- params:
-- cardinality: many
SELECT bi FROM t1 UNION ALL SELECT bu FROM t1;

-- name: union_11 :many
-- expect: tx text notnull
-- params:
-- cardinality: many
SELECT tx FROM t1 UNION ALL SELECT v FROM t1;

-- name: union_12 :many
-- expect: ti int64 notnull
-- params:
-- cardinality: many
SELECT ti FROM t1 UNION ALL SELECT tu FROM t1;

-- name: derived_1 :many
-- expect: i int32 notnull
-- params:
-- cardinality: many
SELECT d.i FROM (SELECT i FROM t1) d;

-- name: derived_2 :one
-- expect: s decimal null
-- params:
-- cardinality: one
SELECT d.s FROM (SELECT SUM(i) s FROM t1) d;

-- name: derived_3 :many
-- expect: n int64 notnull
-- params:
-- cardinality: many
WITH RECURSIVE c AS (SELECT 1 AS n UNION ALL SELECT n+1 FROM c WHERE n<5) SELECT n FROM c;

-- name: derived_4 :many
-- expect: i int32 notnull
-- params:
-- cardinality: many
SELECT DISTINCT i FROM t1;

-- name: derived_5 :one
-- expect: i+1 int64 notnull
-- params:
-- cardinality: optional
SELECT i+1 FROM t1 ORDER BY v LIMIT 1;
