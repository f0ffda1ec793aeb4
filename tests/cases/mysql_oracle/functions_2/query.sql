-- name: datetime_1 :many
-- expect: NOW() datetime notnull
-- params:
-- cardinality: many
SELECT NOW() FROM t1;

-- name: datetime_2 :many
-- expect: NOW(3) datetime notnull
-- params:
-- cardinality: many
SELECT NOW(3) FROM t1;

-- name: datetime_3 :many
-- expect: CURDATE() date notnull
-- params:
-- cardinality: many
SELECT CURDATE() FROM t1;

-- name: datetime_4 :many
-- expect: CURTIME() time notnull
-- params:
-- cardinality: many
SELECT CURTIME() FROM t1;

-- name: datetime_5 :many
-- expect: UTC_TIMESTAMP() datetime notnull
-- params:
-- cardinality: many
SELECT UTC_TIMESTAMP() FROM t1;

-- name: datetime_6 :many
-- expect: UNIX_TIMESTAMP(dt) int64 null
-- params:
-- cardinality: many
SELECT UNIX_TIMESTAMP(dt) FROM t1;

-- name: datetime_7 :many
-- expect: FROM_UNIXTIME(i) datetime null
-- params:
-- cardinality: many
SELECT FROM_UNIXTIME(i) FROM t1;

-- name: datetime_8 :many
-- expect: FROM_UNIXTIME(de) datetime null
-- params:
-- cardinality: many
SELECT FROM_UNIXTIME(de) FROM t1;

-- name: datetime_9 :many
-- expect: YEAR(dt) int64 notnull
-- params:
-- cardinality: many
SELECT YEAR(dt) FROM t1;

-- name: datetime_10 :many
-- expect: HOUR(tm) int64 notnull
-- params:
-- cardinality: many
SELECT HOUR(tm) FROM t1;

-- name: datetime_11 :many
-- expect: DATE_ADD(da,INTERVAL 1 DAY) date null
-- params:
-- cardinality: many
SELECT DATE_ADD(da,INTERVAL 1 DAY) FROM t1;

-- name: datetime_12 :many
-- expect: DATE_ADD(da,INTERVAL 1 HOUR) datetime null
-- params:
-- cardinality: many
SELECT DATE_ADD(da,INTERVAL 1 HOUR) FROM t1;

-- name: datetime_13 :many
-- expect: DATE_ADD(v,INTERVAL 1 DAY) text null
-- params:
-- cardinality: many
SELECT DATE_ADD(v,INTERVAL 1 DAY) FROM t1;

-- name: datetime_14 :many
-- expect: dt + INTERVAL 1 SECOND datetime null
-- params:
-- cardinality: many
SELECT dt + INTERVAL 1 SECOND FROM t1;

-- name: datetime_15 :many
-- expect: TIMESTAMPDIFF(SECOND,dt,NOW()) int64 null
-- params:
-- cardinality: many
SELECT TIMESTAMPDIFF(SECOND,dt,NOW()) FROM t1;

-- name: datetime_16 :many
-- expect: TIMEDIFF(dt,dt) time null
-- params:
-- cardinality: many
SELECT TIMEDIFF(dt,dt) FROM t1;

-- name: datetime_17 :many
-- expect: DATE_FORMAT(dt,'%Y') text notnull
-- params:
-- cardinality: many
SELECT DATE_FORMAT(dt,'%Y') FROM t1;

-- name: datetime_18 :many
-- expect: STR_TO_DATE(v,'%Y-%m-%d') date null
-- params:
-- cardinality: many
SELECT STR_TO_DATE(v,'%Y-%m-%d') FROM t1;

-- name: datetime_19 :many
-- expect: LAST_DAY(dt) date null
-- params:
-- cardinality: many
SELECT LAST_DAY(dt) FROM t1;

-- name: datetime_20 :many
-- expect: EXTRACT(YEAR FROM dt) int64 notnull
-- params:
-- cardinality: many
SELECT EXTRACT(YEAR FROM dt) FROM t1;

-- name: datetime_21 :many
-- expect: MONTHNAME(dt) text null
-- params:
-- cardinality: many
SELECT MONTHNAME(dt) FROM t1;

-- name: datetime_22 :many
-- expect: ADDTIME(tm,'01:00:00') time null
-- params:
-- cardinality: many
SELECT ADDTIME(tm,'01:00:00') FROM t1;

-- name: datetime_23 :many
-- expect: SYSDATE(6) datetime notnull
-- params:
-- cardinality: many
SELECT SYSDATE(6) FROM t1;

-- name: cast_1 :many
-- expect: CAST(v AS SIGNED) int64 notnull
-- params:
-- cardinality: many
SELECT CAST(v AS SIGNED) FROM t1;

-- name: cast_2 :many
-- expect: CAST(i AS UNSIGNED) uint64 notnull
-- params:
-- cardinality: many
SELECT CAST(i AS UNSIGNED) FROM t1;

-- name: cast_3 :many
-- expect: CAST(v AS CHAR(5)) text notnull
-- params:
-- cardinality: many
SELECT CAST(v AS CHAR(5)) FROM t1;

-- name: cast_4 :many
-- expect: CAST(v AS BINARY) blob notnull
-- params:
-- cardinality: many
SELECT CAST(v AS BINARY) FROM t1;

-- name: cast_5 :many
-- expect: CAST(dt AS DATE) date notnull
-- params:
-- cardinality: many
SELECT CAST(dt AS DATE) FROM t1;

-- name: cast_6 :many
-- expect: CAST(v AS DATETIME) datetime null
-- params:
-- cardinality: many
SELECT CAST(v AS DATETIME) FROM t1;

-- name: cast_7 :many
-- expect: CAST(i AS DOUBLE) double notnull
-- params:
-- cardinality: many
SELECT CAST(i AS DOUBLE) FROM t1;

-- name: cast_8 :many
-- expect: CAST(v AS TIME) time null
-- params:
-- cardinality: many
SELECT CAST(v AS TIME) FROM t1;

-- name: cast_9 :many
-- expect: CONVERT(v USING latin1) text notnull
-- params:
-- cardinality: many
SELECT CONVERT(v USING latin1) FROM t1;

-- name: cast_10 :many
-- expect: CAST(de AS SIGNED) int64 notnull
-- params:
-- cardinality: many
SELECT CAST(de AS SIGNED) FROM t1;

-- name: json_1 :many
-- expect: JSON_EXTRACT(j,'$.a') json null
-- params:
-- cardinality: many
SELECT JSON_EXTRACT(j,'$.a') FROM t1;

-- name: json_2 :many
-- expect: JSON_UNQUOTE(JSON_EXTRACT(j,'$.a')) text null
-- params:
-- cardinality: many
SELECT JSON_UNQUOTE(JSON_EXTRACT(j,'$.a')) FROM t1;

-- name: json_3 :many
-- expect: JSON_OBJECT('a',i) json notnull
-- params:
-- cardinality: many
SELECT JSON_OBJECT('a',i) FROM t1;

-- name: json_4 :many
-- expect: JSON_ARRAY(i,v) json notnull
-- params:
-- cardinality: many
SELECT JSON_ARRAY(i,v) FROM t1;

-- name: json_5 :many
-- expect: JSON_LENGTH(j) int64 null
-- params:
-- cardinality: many
SELECT JSON_LENGTH(j) FROM t1;

-- name: json_6 :many
-- expect: JSON_CONTAINS(j,'1') int64 null
-- params:
-- cardinality: many
SELECT JSON_CONTAINS(j,'1') FROM t1;

-- name: json_7 :many
-- expect: JSON_TYPE(j) text null
-- params:
-- cardinality: many
SELECT JSON_TYPE(j) FROM t1;

-- name: datetime_24 :many
-- expect: DATE(v) date null
-- params:
-- cardinality: many
SELECT DATE(v) FROM t1;

-- name: datetime_25 :many
-- expect: CAST(dt AS SIGNED) int64 notnull
-- params:
-- cardinality: many
SELECT CAST(dt AS SIGNED) FROM t1;
