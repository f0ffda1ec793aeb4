-- name: left_join_1 :many
-- expect: i int32 notnull
-- params:
-- cardinality: many
SELECT t1.i FROM t1 LEFT JOIN t2 ON t2.t1_id=t1.id;

-- name: left_join_2 :many
-- expect: x int32 null
-- params:
-- cardinality: many
SELECT t2.x FROM t1 LEFT JOIN t2 ON t2.t1_id=t1.id;

-- name: left_join_3 :many
-- expect: y int32 null
-- params:
-- cardinality: many
SELECT t2.y FROM t1 LEFT JOIN t2 ON t2.t1_id=t1.id;

-- name: left_join_4 :many
-- expect: name text null
-- params:
-- cardinality: many
SELECT t2.name FROM t1 LEFT JOIN t2 ON t2.t1_id=t1.id;

-- name: left_join_5 :many
-- expect: IFNULL(t2.x,0) int64 notnull
-- params:
-- cardinality: many
SELECT IFNULL(t2.x,0) FROM t1 LEFT JOIN t2 ON t2.t1_id=t1.id;

-- name: left_join_6 :many
-- expect: COALESCE(t2.name,'none') text notnull
-- params:
-- cardinality: many
SELECT COALESCE(t2.name,'none') FROM t1 LEFT JOIN t2 ON t2.t1_id=t1.id;

-- name: left_join_7 :many
-- expect: x int32 notnull
-- params:
-- cardinality: many
SELECT t2.x FROM t1 LEFT JOIN t2 ON t2.t1_id=t1.id WHERE t2.x IS NOT NULL;

-- name: right_join_1 :many
-- expect: i int32 null
-- params:
-- cardinality: many
SELECT t1.i FROM t1 RIGHT JOIN t2 ON t2.t1_id=t1.id;

-- name: inner_join_1 :many
-- expect: x int32 notnull
-- params:
-- cardinality: many
SELECT t2.x FROM t1 JOIN t2 ON t2.t1_id=t1.id;

-- name: where_narrow_1 :many
-- expect: i_n int32 notnull
-- params:
-- cardinality: many
SELECT i_n FROM t1 WHERE i_n IS NOT NULL;

-- name: full_1 :many
-- expect: id int32 notnull, i int32 notnull, i_n int32 null, u uint32 notnull, u_n uint32 null, ti int8 notnull, tu uint8 notnull, bo int8 notnull, si int16 notnull, mi int32 notnull, bi int64 notnull, bi_n int64 null, bu uint64 notnull, f float notnull, d double notnull, d_n double null, de decimal notnull, de_n decimal null, dz decimal notnull, v text notnull, v_n text null, c text notnull, vl text notnull, tx text notnull, lt text null, bl blob notnull, vb blob notnull, bn blob notnull, dt datetime notnull, dt6 datetime notnull, dt_n datetime null, da date notnull, tm time notnull, tm3 time notnull, ts timestamp notnull, y year notnull, e enum notnull, st set notnull, b1 bit notnull, b8 bit notnull, b33 bit notnull, j json notnull, g int32 null, gs int32 null
-- params:
-- cardinality: many
SELECT * FROM t1;

-- name: join_1 :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM t1 NATURAL JOIN t2;

-- name: join_2 :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM t1 LEFT JOIN t2 USING(id);

-- name: join_3 :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM t1 RIGHT JOIN t2 USING(id);

-- name: left_join_8 :many
-- expect: id int32 null
-- params:
-- cardinality: many
SELECT t2.id FROM t1 LEFT JOIN t2 ON t2.t1_id=t1.id;

-- name: left_join_9 :many
-- expect: CONCAT(t2.name,'x') text null
-- params:
-- cardinality: many
SELECT CONCAT(t2.name,'x') FROM t1 LEFT JOIN t2 ON t2.t1_id=t1.id;

-- name: left_join_10 :many
-- expect: IF(t2.x,1,t2.x) int64 null
-- params:
-- cardinality: many
SELECT IF(t2.x,1,t2.x) FROM t1 LEFT JOIN t2 ON t2.t1_id=t1.id;

-- name: left_join_11 :many
-- expect: x int32 null
-- params:
-- cardinality: many
SELECT d.x FROM t1 LEFT JOIN (SELECT t1_id,x FROM t2) d ON d.t1_id=t1.id;

-- name: left_join_12 :many
-- expect: k int64 null
-- params:
-- cardinality: many
SELECT d.k FROM t1 LEFT JOIN (SELECT t1_id,1 k FROM t2) d ON d.t1_id=t1.id;
