-- name: column_1 :many
-- expect: i int32 notnull
-- params:
-- cardinality: many
SELECT i FROM t1;

-- name: column_2 :many
-- expect: u uint32 notnull
-- params:
-- cardinality: many
SELECT u FROM t1;

-- name: column_3 :many
-- expect: ti int8 notnull
-- params:
-- cardinality: many
SELECT ti FROM t1;

-- name: column_4 :many
-- expect: tu uint8 notnull
-- params:
-- cardinality: many
SELECT tu FROM t1;

-- name: column_5 :many
-- expect: bo int8 notnull
-- params:
-- cardinality: many
SELECT bo FROM t1;

-- name: column_6 :many
-- expect: si int16 notnull
-- params:
-- cardinality: many
SELECT si FROM t1;

-- name: column_7 :many
-- expect: bi int64 notnull
-- params:
-- cardinality: many
SELECT bi FROM t1;

-- name: column_8 :many
-- expect: f float notnull
-- params:
-- cardinality: many
SELECT f FROM t1;

-- name: column_9 :many
-- expect: d double notnull
-- params:
-- cardinality: many
SELECT d FROM t1;

-- name: column_10 :many
-- expect: v text notnull
-- params:
-- cardinality: many
SELECT v FROM t1;

-- name: column_11 :many
-- expect: v_n text null
-- params:
-- cardinality: many
SELECT v_n FROM t1;

-- name: column_12 :many
-- expect: c text notnull
-- params:
-- cardinality: many
SELECT c FROM t1;

-- name: column_13 :many
-- expect: bl blob notnull
-- params:
-- cardinality: many
SELECT bl FROM t1;

-- name: column_14 :many
-- expect: vb blob notnull
-- params:
-- cardinality: many
SELECT vb FROM t1;

-- name: column_15 :many
-- expect: bn blob notnull
-- params:
-- cardinality: many
SELECT bn FROM t1;

-- name: column_16 :many
-- expect: dt6 datetime notnull
-- params:
-- cardinality: many
SELECT dt6 FROM t1;

-- name: column_17 :many
-- expect: tm time notnull
-- params:
-- cardinality: many
SELECT tm FROM t1;

-- name: column_18 :many
-- expect: tm3 time notnull
-- params:
-- cardinality: many
SELECT tm3 FROM t1;

-- name: column_19 :many
-- expect: y year notnull
-- params:
-- cardinality: many
SELECT y FROM t1;

-- name: column_20 :many
-- expect: e enum notnull
-- params:
-- cardinality: many
SELECT e FROM t1;

-- name: column_21 :many
-- expect: b33 bit notnull
-- params:
-- cardinality: many
SELECT b33 FROM t1;

-- name: column_22 :many
-- expect: j json notnull
-- params:
-- cardinality: many
SELECT j FROM t1;

-- name: column_23 :many
-- expect: gs int32 null
-- params:
-- cardinality: many
SELECT gs FROM t1;

-- name: literal_1 :many
-- expect: -1 int64 notnull
-- params:
-- cardinality: many
SELECT -1 FROM t1;

-- name: literal_2 :many
-- expect: 2147483648 int64 notnull
-- params:
-- cardinality: many
SELECT 2147483648 FROM t1;

-- name: literal_3 :many
-- expect: 1.5 decimal notnull
-- params:
-- cardinality: many
SELECT 1.5 FROM t1;

-- name: literal_4 :many
-- expect: 1e3 double notnull
-- params:
-- cardinality: many
SELECT 1e3 FROM t1;

-- name: literal_5 :many
-- expect: TRUE int64 notnull
-- params:
-- cardinality: many
SELECT TRUE FROM t1;

-- name: literal_6 :many
-- expect: x'41' blob notnull
-- params:
-- cardinality: many
SELECT x'41' FROM t1;

-- name: literal_7 :many
-- engines: mariadb mysql sqlite (Dolt's parser has no 0b101)
-- expect: 0b101 blob notnull
-- params:
-- cardinality: many
SELECT 0b101 FROM t1;

-- name: literal_8 :many
-- expect: TIMESTAMP '2024-01-01 00:00:00' datetime notnull
-- params:
-- cardinality: many
SELECT TIMESTAMP '2024-01-01 00:00:00' FROM t1;

-- name: literal_9 :many
-- expect: TIME '10:00:00' time notnull
-- params:
-- cardinality: many
SELECT TIME '10:00:00' FROM t1;

-- name: literal_10 :many
-- expect: abc blob notnull
-- params:
-- cardinality: many
SELECT _binary'abc' FROM t1;
