-- name: cond_1 :many
-- expect: IFNULL(i_n,0) int64 notnull
-- params:
-- cardinality: many
SELECT IFNULL(i_n,0) FROM t1;

-- name: cond_2 :many
-- expect: IFNULL(v_n,'') text notnull
-- params:
-- cardinality: many
SELECT IFNULL(v_n,'') FROM t1;

-- name: cond_3 :many
-- expect: IFNULL(i_n,i) int32 notnull
-- params:
-- cardinality: many
SELECT IFNULL(i_n,i) FROM t1;

-- name: cond_4 :many
-- expect: IFNULL(i_n,1.5) decimal notnull
-- params:
-- cardinality: many
SELECT IFNULL(i_n,1.5) FROM t1;

-- name: cond_5 :many
-- expect: COALESCE(i_n,u_n,0) int64 notnull
-- params:
-- cardinality: many
SELECT COALESCE(i_n,u_n,0) FROM t1;

-- name: cond_6 :many
-- expect: COALESCE(i_n,u_n) int64 null
-- params:
-- cardinality: many
SELECT COALESCE(i_n,u_n) FROM t1;

-- name: cond_7 :many
-- expect: NULLIF(i,1) int32 null
-- params:
-- cardinality: many
SELECT NULLIF(i,1) FROM t1;

-- name: cond_8 :many
-- expect: IF(i>1,i,i_n) int32 null
-- params:
-- cardinality: many
SELECT IF(i>1,i,i_n) FROM t1;

-- name: cond_9 :many
-- expect: IF(i>1,i,u) int64 notnull
-- params:
-- cardinality: many
SELECT IF(i>1,i,u) FROM t1;

-- name: cond_10 :many
-- expect: CASE WHEN i>1 THEN 1 ELSE 2 END int64 notnull
-- params:
-- cardinality: many
SELECT CASE WHEN i>1 THEN 1 ELSE 2 END FROM t1;

-- name: cond_11 :many
-- expect: CASE WHEN i>1 THEN i ELSE de END decimal notnull
-- params:
-- cardinality: many
SELECT CASE WHEN i>1 THEN i ELSE de END FROM t1;

-- name: cond_12 :many
-- expect: CASE WHEN i>1 THEN v ELSE i END text notnull
-- params:
-- cardinality: many
SELECT CASE WHEN i>1 THEN v ELSE i END FROM t1;

-- name: cond_13 :many
-- expect: GREATEST(i,2) int64 notnull
-- params:
-- cardinality: many
SELECT GREATEST(i,2) FROM t1;

-- name: cond_14 :many
-- expect: LEAST(i,i_n) int32 null
-- params:
-- cardinality: many
SELECT LEAST(i,i_n) FROM t1;

-- name: cond_15 :many
-- expect: GREATEST(i,de) decimal notnull
-- params:
-- cardinality: many
SELECT GREATEST(i,de) FROM t1;

-- name: param_1 :many
-- expect: ?+1 int64 notnull
-- params: p1 int64 notnull
-- cardinality: many
SELECT ?+1 FROM t1;

-- name: param_2 :many
-- expect: CONCAT(v,?) text notnull
-- params: p1 text notnull
-- cardinality: many
SELECT CONCAT(v,?) FROM t1;

-- name: param_3 :many
-- expect: IFNULL(?,0) int64 notnull
-- params: p1 int64 null
-- cardinality: many
SELECT IFNULL(?,0) FROM t1;

-- name: param_4 :many
-- expect: IF(?,1,2) int64 notnull
-- params: p1 int64 notnull
-- cardinality: many
SELECT IF(?,1,2) FROM t1;

-- name: param_5 :many
-- expect: COALESCE(i_n,?) int32 notnull
-- params: i_n int32 notnull
-- cardinality: many
SELECT COALESCE(i_n,?) FROM t1;

-- name: param_6 :many
-- expect: CAST(? AS SIGNED) int64 notnull
-- params: p1 int64 notnull
-- cardinality: many
SELECT CAST(? AS SIGNED) FROM t1;

-- name: cond_16 :many
-- expect: COALESCE(bi,bu) decimal notnull
-- params:
-- cardinality: many
SELECT COALESCE(bi,bu) FROM t1;

-- name: cond_17 :many
-- expect: IFNULL(e,'z') text notnull
-- params:
-- cardinality: many
SELECT IFNULL(e,'z') FROM t1;

-- name: cond_18 :many
-- expect: CASE WHEN i>1 THEN dt ELSE da END datetime notnull
-- params:
-- cardinality: many
SELECT CASE WHEN i>1 THEN dt ELSE da END FROM t1;

-- name: cond_19 :many
-- expect: IF(i,TRUE,FALSE) int64 notnull
-- params:
-- cardinality: many
SELECT IF(i,TRUE,FALSE) FROM t1;
