-- name: aggregate_1 :one
-- expect: COUNT(DISTINCT i) int64 notnull
-- params:
-- cardinality: one
SELECT COUNT(DISTINCT i) FROM t1;

-- name: aggregate_2 :one
-- expect: SUM(i) decimal null
-- params:
-- cardinality: one
SELECT SUM(i) FROM t1;

-- name: aggregate_3 :one
-- expect: SUM(u) decimal null
-- params:
-- cardinality: one
SELECT SUM(u) FROM t1;

-- name: aggregate_4 :one
-- expect: SUM(bi) decimal null
-- params:
-- cardinality: one
SELECT SUM(bi) FROM t1;

-- name: aggregate_5 :one
-- expect: SUM(d) double null
-- params:
-- cardinality: one
SELECT SUM(d) FROM t1;

-- name: aggregate_6 :one
-- expect: SUM(f) double null
-- params:
-- cardinality: one
SELECT SUM(f) FROM t1;

-- name: aggregate_7 :one
-- expect: SUM(i=1) decimal null
-- params:
-- cardinality: one
SELECT SUM(i=1) FROM t1;

-- name: aggregate_8 :one
-- expect: AVG(de) decimal null
-- params:
-- cardinality: one
SELECT AVG(de) FROM t1;

-- name: aggregate_9 :one
-- expect: MIN(i) int32 null
-- params:
-- cardinality: one
SELECT MIN(i) FROM t1;

-- name: aggregate_10 :one
-- expect: MAX(i) int32 null
-- params:
-- cardinality: one
SELECT MAX(i) FROM t1;

-- name: aggregate_11 :one
-- expect: MAX(v) text null
-- params:
-- cardinality: one
SELECT MAX(v) FROM t1;

-- name: aggregate_12 :one
-- expect: MIN(dt) datetime null
-- params:
-- cardinality: one
SELECT MIN(dt) FROM t1;

-- name: aggregate_13 :one
-- expect: MAX(e) enum null
-- params:
-- cardinality: one
SELECT MAX(e) FROM t1;

-- name: aggregate_14 :one
-- expect: GROUP_CONCAT(v) text null
-- params:
-- cardinality: one
SELECT GROUP_CONCAT(v) FROM t1;

-- name: aggregate_15 :one
-- expect: GROUP_CONCAT(i) text null
-- params:
-- cardinality: one
SELECT GROUP_CONCAT(i) FROM t1;

-- name: aggregate_16 :one
-- expect: BIT_OR(i) uint64 notnull
-- params:
-- cardinality: one
SELECT BIT_OR(i) FROM t1;

-- name: aggregate_17 :one
-- expect: BIT_AND(u) uint64 notnull
-- params:
-- cardinality: one
SELECT BIT_AND(u) FROM t1;

-- name: aggregate_18 :one
-- expect: STDDEV(i) double null
-- params:
-- cardinality: one
SELECT STDDEV(i) FROM t1;

-- name: aggregate_19 :one
-- expect: VARIANCE(de) double null
-- params:
-- cardinality: one
SELECT VARIANCE(de) FROM t1;

-- name: aggregate_20 :one
-- expect: COUNT(*)>0 int64 notnull
-- params:
-- cardinality: one
SELECT COUNT(*)>0 FROM t1;

-- name: aggregate_21 :one
-- expect: JSON_ARRAYAGG(i) json null
-- params:
-- cardinality: one
SELECT JSON_ARRAYAGG(i) FROM t1;

-- name: aggregate_22 :one
-- expect: JSON_OBJECTAGG(id,i) json null
-- params:
-- cardinality: one
SELECT JSON_OBJECTAGG(id,i) FROM t1;

-- name: aggregate_group_1 :many
-- expect: MAX(i) int32 notnull
-- params:
-- cardinality: many
SELECT MAX(i) FROM t1 GROUP BY v;

-- name: aggregate_group_2 :many
-- expect: AVG(i_n) decimal null
-- params:
-- cardinality: many
SELECT AVG(i_n) FROM t1 GROUP BY v;

-- name: aggregate_group_3 :many
-- expect: i int32 notnull
-- params:
-- cardinality: many
SELECT i FROM t1 GROUP BY i;

-- name: aggregate_group_4 :many
-- engines: mariadb mysql sqlite (Dolt's parser has no WITH ROLLUP)
-- expect: i int32 null
-- params:
-- cardinality: many
SELECT i FROM t1 GROUP BY i WITH ROLLUP;

-- name: aggregate_empty_1 :one
-- expect: SUM(i) decimal null
-- params:
-- cardinality: one
SELECT SUM(i) FROM t1 WHERE 1=0;

-- name: aggregate_empty_2 :one
-- expect: GROUP_CONCAT(v) text null
-- params:
-- cardinality: one
SELECT GROUP_CONCAT(v) FROM t1 WHERE id<0;

-- name: aggregate_empty_3 :one
-- expect: STDDEV(i) double null
-- params:
-- cardinality: one
SELECT STDDEV(i) FROM t1 WHERE id<0;

-- name: aggregate_empty_4 :one
-- expect: JSON_ARRAYAGG(i) json null
-- params:
-- cardinality: one
SELECT JSON_ARRAYAGG(i) FROM t1 WHERE id<0;

-- name: aggregate_23 :one
-- expect: MAX(ts) timestamp null
-- params:
-- cardinality: one
SELECT MAX(ts) FROM t1;

-- name: aggregate_24 :one
-- expect: MAX(st) set null
-- params:
-- cardinality: one
SELECT MAX(st) FROM t1;

-- name: aggregate_25 :one
-- expect: MIN(tx) text null
-- params:
-- cardinality: one
SELECT MIN(tx) FROM t1;

-- name: aggregate_26 :one
-- expect: SUM(ti) decimal null
-- params:
-- cardinality: one
SELECT SUM(ti) FROM t1;

-- name: aggregate_27 :one
-- expect: SUM(tm) decimal null
-- params:
-- cardinality: one
SELECT SUM(tm) FROM t1;

-- name: aggregate_28 :one
-- expect: MAX(y) year null
-- params:
-- cardinality: one
SELECT MAX(y) FROM t1;
