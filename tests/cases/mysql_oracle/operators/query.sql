-- name: arith_1 :many
-- expect: i+i_n int64 null
-- params:
-- cardinality: many
SELECT i+i_n FROM t1;

-- name: arith_2 :many
-- expect: u+1 uint64 notnull
-- params:
-- cardinality: many
SELECT u+1 FROM t1;

-- name: arith_3 :many
-- expect: i+u uint64 notnull
-- params:
-- cardinality: many
SELECT i+u FROM t1;

-- name: arith_5 :many
-- expect: bi+bi int64 notnull
-- params:
-- cardinality: many
SELECT bi+bi FROM t1;

-- name: arith_6 :many
-- expect: tu+tu uint64 notnull
-- params:
-- cardinality: many
SELECT tu+tu FROM t1;

-- name: arith_7 :many
-- expect: i*1.5 decimal notnull
-- params:
-- cardinality: many
SELECT i*1.5 FROM t1;

-- name: arith_8 :many
-- expect: de*de decimal notnull
-- params:
-- cardinality: many
SELECT de*de FROM t1;

-- name: arith_9 :many
-- expect: de/3 decimal notnull
-- params:
-- cardinality: many
SELECT de/3 FROM t1;

-- name: arith_10 :many
-- expect: i/2 decimal notnull
-- params:
-- cardinality: many
SELECT i/2 FROM t1;

-- name: arith_11 :many
-- expect: i DIV 2 int64 notnull
-- params:
-- cardinality: many
SELECT i DIV 2 FROM t1;

-- name: arith_12 :many
-- expect: i MOD i_n int64 null
-- params:
-- cardinality: many
SELECT i MOD i_n FROM t1;

-- name: arith_13 :many
-- expect: d+1 double notnull
-- params:
-- cardinality: many
SELECT d+1 FROM t1;

-- name: arith_14 :many
-- expect: -de decimal notnull
-- params:
-- cardinality: many
SELECT -de FROM t1;

-- name: arith_15 :many
-- expect: -d double notnull
-- params:
-- cardinality: many
SELECT -d FROM t1;

-- name: arith_16 :many
-- expect: v+1 double notnull
-- params:
-- cardinality: many
SELECT v+1 FROM t1;

-- name: arith_17 :many
-- expect: dt+0 int64 notnull
-- params:
-- cardinality: many
SELECT dt+0 FROM t1;

-- name: arith_18 :many
-- expect: i | u uint64 notnull
-- params:
-- cardinality: many
SELECT i | u FROM t1;

-- name: arith_19 :many
-- engines: mariadb mysql sqlite (Dolt has no ~)
-- expect: ~i uint64 notnull
-- params:
-- cardinality: many
SELECT ~i FROM t1;

-- name: arith_20 :many
-- expect: de+d double notnull
-- params:
-- cardinality: many
SELECT de+d FROM t1;

-- name: arith_21 :many
-- expect: 1/3 decimal notnull
-- params:
-- cardinality: many
SELECT 1/3 FROM t1;

-- name: arith_22 :many
-- expect: 10/4*2 decimal notnull
-- params:
-- cardinality: many
SELECT 10/4*2 FROM t1;

-- name: compare_1 :many
-- expect: i=1 int64 notnull
-- params:
-- cardinality: many
SELECT i=1 FROM t1;

-- name: compare_2 :many
-- expect: i<=>i_n int64 notnull
-- params:
-- cardinality: many
SELECT i<=>i_n FROM t1;

-- name: compare_3 :many
-- expect: i IS NULL int64 notnull
-- params:
-- cardinality: many
SELECT i IS NULL FROM t1;

-- name: compare_4 :many
-- expect: v LIKE 'a%' int64 notnull
-- params:
-- cardinality: many
SELECT v LIKE 'a%' FROM t1;

-- name: compare_5 :many
-- expect: v_n LIKE 'a%' int64 null
-- params:
-- cardinality: many
SELECT v_n LIKE 'a%' FROM t1;

-- name: compare_6 :many
-- expect: i IN (1,2) int64 notnull
-- params:
-- cardinality: many
SELECT i IN (1,2) FROM t1;

-- name: compare_7 :many
-- expect: i_n IN (1,2) int64 null
-- params:
-- cardinality: many
SELECT i_n IN (1,2) FROM t1;

-- name: compare_8 :many
-- expect: i_n IN (1,NULL) int64 null
-- params:
-- cardinality: many
SELECT i_n IN (1,NULL) FROM t1;

-- name: compare_9 :many
-- expect: NOT i int64 notnull
-- params:
-- cardinality: many
SELECT NOT i FROM t1;

-- name: compare_10 :many
-- expect: i AND i_n int64 null
-- params:
-- cardinality: many
SELECT i AND i_n FROM t1;

-- name: compare_11 :many
-- expect: i OR 1 int64 notnull
-- params:
-- cardinality: many
SELECT i OR 1 FROM t1;

-- name: compare_12 :many
-- expect: v REGEXP 'a' int64 notnull
-- params:
-- cardinality: many
SELECT v REGEXP 'a' FROM t1;

-- name: compare_13 :many
-- expect: EXISTS(SELECT 1 FROM t2) int64 notnull
-- params:
-- cardinality: many
SELECT EXISTS(SELECT 1 FROM t2) FROM t1;

-- name: compare_14 :many
-- expect: i IN (SELECT x FROM t2) int64 notnull
-- params:
-- cardinality: many
SELECT i IN (SELECT x FROM t2) FROM t1;

-- name: compare_15 :many
-- expect: i_n IN (SELECT x FROM t2) int64 null
-- params:
-- cardinality: many
SELECT i_n IN (SELECT x FROM t2) FROM t1;

-- name: compare_16 :many
-- engines: mariadb mysql sqlite (Dolt's parser has no ALL (SELECT))
-- expect: i > ALL (SELECT y FROM t2) int64 null
-- params:
-- cardinality: many
SELECT i > ALL (SELECT y FROM t2) FROM t1;

-- name: compare_17 :many
-- expect: i XOR i_n int64 null
-- params:
-- cardinality: many
SELECT i XOR i_n FROM t1;

-- name: compare_18 :many
-- expect: v='1' int64 notnull
-- params:
-- cardinality: many
SELECT v='1' FROM t1;

-- name: compare_19 :many
-- expect: v=1 int64 notnull
-- params:
-- cardinality: many
SELECT v=1 FROM t1;

-- name: compare_20 :many
-- expect: dt>'2020-01-01' int64 notnull
-- params:
-- cardinality: many
SELECT dt>'2020-01-01' FROM t1;

-- name: arith_23 :many
-- expect: bi*bi int64 notnull
-- params:
-- cardinality: many
SELECT bi*bi FROM t1;

-- name: arith_24 :many
-- expect: de_n+de decimal null
-- params:
-- cardinality: many
SELECT de_n+de FROM t1;

-- name: arith_25 :many
-- expect: i_n/0 decimal null
-- params:
-- cardinality: many
SELECT i_n/0 FROM t1;

-- name: arith_26 :many
-- expect: u/u decimal null
-- params:
-- cardinality: many
SELECT u/u FROM t1;
