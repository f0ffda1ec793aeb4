-- name: string_1 :many
-- expect: CONCAT(v,'x') text notnull
-- params:
-- cardinality: many
SELECT CONCAT(v,'x') FROM t1;

-- name: string_2 :many
-- expect: CONCAT(v,v_n) text null
-- params:
-- cardinality: many
SELECT CONCAT(v,v_n) FROM t1;

-- name: string_3 :many
-- expect: CONCAT(v,i) text notnull
-- params:
-- cardinality: many
SELECT CONCAT(v,i) FROM t1;

-- name: string_4 :many
-- expect: UPPER(v) text notnull
-- params:
-- cardinality: many
SELECT UPPER(v) FROM t1;

-- name: string_5 :many
-- expect: LOWER(v_n) text null
-- params:
-- cardinality: many
SELECT LOWER(v_n) FROM t1;

-- name: string_6 :many
-- expect: CHAR_LENGTH(v) int64 notnull
-- params:
-- cardinality: many
SELECT CHAR_LENGTH(v) FROM t1;

-- name: string_7 :many
-- expect: LEFT(v,2) text notnull
-- params:
-- cardinality: many
SELECT LEFT(v,2) FROM t1;

-- name: string_8 :many
-- expect: TRIM(v) text notnull
-- params:
-- cardinality: many
SELECT TRIM(v) FROM t1;

-- name: string_9 :many
-- expect: REPLACE(v,'a','b') text notnull
-- params:
-- cardinality: many
SELECT REPLACE(v,'a','b') FROM t1;

-- name: string_10 :many
-- expect: REPEAT(v,3) text notnull
-- params:
-- cardinality: many
SELECT REPEAT(v,3) FROM t1;

-- name: string_11 :many
-- expect: REVERSE(v) text notnull
-- params:
-- cardinality: many
SELECT REVERSE(v) FROM t1;

-- name: string_12 :many
-- expect: LOCATE('a',v) int64 notnull
-- params:
-- cardinality: many
SELECT LOCATE('a',v) FROM t1;

-- name: string_13 :many
-- expect: INSTR(v,'a') int64 notnull
-- params:
-- cardinality: many
SELECT INSTR(v,'a') FROM t1;

-- name: string_14 :many
-- expect: SHA2(v,256) text notnull
-- params:
-- cardinality: many
SELECT SHA2(v,256) FROM t1;

-- name: string_15 :many
-- expect: FORMAT(de,2) text notnull
-- params:
-- cardinality: many
SELECT FORMAT(de,2) FROM t1;

-- name: string_16 :many
-- expect: ASCII(v) int64 notnull
-- params:
-- cardinality: many
SELECT ASCII(v) FROM t1;

-- name: string_17 :many
-- expect: CHAR(65) blob notnull
-- params:
-- cardinality: many
SELECT CHAR(65) FROM t1;

-- name: string_18 :many
-- expect: FIELD(v,'a','b') int64 notnull
-- params:
-- cardinality: many
SELECT FIELD(v,'a','b') FROM t1;

-- name: string_19 :many
-- expect: FIND_IN_SET('x',st) int64 notnull
-- params:
-- cardinality: many
SELECT FIND_IN_SET('x',st) FROM t1;

-- name: string_20 :many
-- expect: SUBSTRING_INDEX(v,',',1) text notnull
-- params:
-- cardinality: many
SELECT SUBSTRING_INDEX(v,',',1) FROM t1;

-- name: string_21 :many
-- expect: STRCMP(v,'a') int64 notnull
-- params:
-- cardinality: many
SELECT STRCMP(v,'a') FROM t1;

-- name: string_22 :many
-- expect: v COLLATE utf8mb4_bin text notnull
-- params:
-- cardinality: many
SELECT v COLLATE utf8mb4_bin FROM t1;

-- name: string_23 :many
-- expect: TO_BASE64(bl) text null
-- params:
-- cardinality: many
SELECT TO_BASE64(bl) FROM t1;

-- name: string_24 :many
-- expect: SPACE(3) text notnull
-- params:
-- cardinality: many
SELECT SPACE(3) FROM t1;

-- name: string_25 :many
-- expect: ELT(1,v,'b') text null
-- params:
-- cardinality: many
SELECT ELT(1,v,'b') FROM t1;

-- name: string_26 :many
-- expect: ELT(5,v,'b') text null
-- params:
-- cardinality: many
SELECT ELT(5,v,'b') FROM t1;

-- name: string_27 :many
-- expect: UUID() uuid notnull
-- params:
-- cardinality: many
SELECT UUID() FROM t1;

-- name: string_28 :many
-- expect: CRC32(v) uint64 notnull
-- params:
-- cardinality: many
SELECT CRC32(v) FROM t1;

-- name: number_1 :many
-- expect: ABS(i) int64 notnull
-- params:
-- cardinality: many
SELECT ABS(i) FROM t1;

-- name: number_2 :many
-- expect: ROUND(de,1) decimal notnull
-- params:
-- cardinality: many
SELECT ROUND(de,1) FROM t1;

-- name: number_3 :many
-- expect: ROUND(d) double notnull
-- params:
-- cardinality: many
SELECT ROUND(d) FROM t1;

-- name: number_4 :many
-- expect: ROUND(d,2) double notnull
-- params:
-- cardinality: many
SELECT ROUND(d,2) FROM t1;

-- name: number_5 :many
-- expect: FLOOR(de) int64 notnull
-- params:
-- cardinality: many
SELECT FLOOR(de) FROM t1;

-- name: number_6 :many
-- expect: FLOOR(d) double notnull
-- params:
-- cardinality: many
SELECT FLOOR(d) FROM t1;

-- name: number_7 :many
-- expect: TRUNCATE(de,1) decimal notnull
-- params:
-- cardinality: many
SELECT TRUNCATE(de,1) FROM t1;

-- name: number_8 :many
-- expect: MOD(i,3) int64 notnull
-- params:
-- cardinality: many
SELECT MOD(i,3) FROM t1;

-- name: number_9 :many
-- expect: POW(i,2) double null
-- params:
-- cardinality: many
SELECT POW(i,2) FROM t1;

-- name: number_10 :many
-- expect: SQRT(d) double null
-- params:
-- cardinality: many
SELECT SQRT(d) FROM t1;

-- name: number_11 :many
-- expect: SIGN(i) int64 notnull
-- params:
-- cardinality: many
SELECT SIGN(i) FROM t1;

-- name: number_12 :many
-- expect: PI() double notnull
-- params:
-- cardinality: many
SELECT PI() FROM t1;

-- name: number_13 :many
-- expect: CONV(i,10,16) text null
-- params:
-- cardinality: many
SELECT CONV(i,10,16) FROM t1;

-- name: number_14 :many
-- expect: INET_ATON('1.2.3.4') uint64 null
-- params:
-- cardinality: many
SELECT INET_ATON('1.2.3.4') FROM t1;

-- name: number_15 :many
-- expect: LOG10(d) double null
-- params:
-- cardinality: many
SELECT LOG10(d) FROM t1;

-- name: misc_1 :many
-- expect: DATABASE() text null
-- params:
-- cardinality: many
SELECT DATABASE() FROM t1;

-- name: misc_2 :many
-- expect: CONNECTION_ID() uint64 notnull
-- params:
-- cardinality: many
SELECT CONNECTION_ID() FROM t1;

-- name: misc_3 :many
-- expect: LAST_INSERT_ID() uint64 notnull
-- params:
-- cardinality: many
SELECT LAST_INSERT_ID() FROM t1;

-- name: misc_4 :many
-- expect: FOUND_ROWS() int64 notnull
-- params:
-- cardinality: many
SELECT FOUND_ROWS() FROM t1;

-- name: misc_5 :many
-- expect: SLEEP(0) int64 notnull
-- params:
-- cardinality: many
SELECT SLEEP(0) FROM t1;

-- name: misc_6 :many
-- expect: GET_LOCK('a',0) int64 null
-- params:
-- cardinality: many
SELECT GET_LOCK('a',0) FROM t1;

-- name: misc_7 :many
-- expect: e+0 double notnull
-- params:
-- cardinality: many
SELECT e+0 FROM t1;

-- name: misc_8 :many
-- expect: st+0 double notnull
-- params:
-- cardinality: many
SELECT st+0 FROM t1;

-- name: misc_9 :one
-- expect-error: E0501 309:8
SELECT MAX(b8) FROM t1;

-- name: string_29 :many
-- expect: CONCAT(bl,v) blob notnull
-- params:
-- cardinality: many
SELECT CONCAT(bl,v) FROM t1;
