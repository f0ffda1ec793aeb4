-- flavour: mariadb
-- engines: mariadb (its own functions)

-- name: oracle :many
-- expect: a text notnull, b text null, c text null, d any null, e text null, f int64 notnull, g text null, h uint64 null
-- params:
-- cardinality: many
SELECT NVL(s, 'x') AS a, NVL2(s, 'y', 'z') AS b, TO_CHAR(NOW(), 'YYYY') AS c, ADD_MONTHS('2020-01-31', 1) AS d, CHR(65) AS e, LENGTHB(s) AS f, SYS_GUID() AS g, ROWNUM() AS h FROM t;

-- name: oracle_defaults :many
-- expect: a int64 notnull, b text notnull, c int64 null
-- params:
-- cardinality: many
SELECT NVL(n, 0) AS a, NVL(n, s) AS b, NVL2(n, 1, 2) AS c FROM t;

-- name: texts :many
-- expect: a text notnull, b text notnull, c text null, d text null, e text null, f text null, g blob null
-- params:
-- cardinality: many
SELECT LPAD(s, 5) AS a, RPAD(s, 5) AS b, SFORMAT('{}', s) AS c, NATURAL_SORT_KEY(s) AS d, PASSWORD(s) AS e, OLD_PASSWORD(s) AS f, ENCRYPT(s) AS g FROM t;

-- name: bytes :many
-- expect: a blob null, b blob null, c blob null, d blob null
-- params:
-- cardinality: many
SELECT ENCODE(s, 'k') AS a, DECODE(ENCODE(s, 'k'), 'k') AS b, DES_ENCRYPT(s) AS c, AES_ENCRYPT(s, 'k') AS d FROM t;

-- name: sums :many
-- expect: a uint64 null, b uint64 null, c uint64 null
-- params:
-- cardinality: many
SELECT CRC32(0, s) AS a, CRC32C(s) AS b, CRC32C(0, s) AS c FROM t;

-- name: json :many
-- expect: a text null, b text null, c text null, d text null, e int64 null, f int64 null, g json null, h text null
-- params:
-- cardinality: many
SELECT JSON_COMPACT(j) AS a, JSON_DETAILED(j) AS b, JSON_LOOSE(j) AS c, JSON_NORMALIZE(j) AS d, JSON_EQUALS(j, j) AS e, JSON_EXISTS(j, '$.a') AS f, JSON_QUERY(j, '$.a') AS g, JSON_PRETTY(j, 2) AS h FROM t;

-- name: server :many
-- expect: a text null, c text null, d blob null, dd blob null, e int64 null, f int64 null, g int64 null
-- params:
-- cardinality: many
SELECT CURRENT_ROLE() AS a, DECODE_HISTOGRAM('SINGLE_PREC_HB', '') AS c, WSREP_LAST_SEEN_GTID() AS d, WSREP_LAST_WRITTEN_GTID() AS dd, BENCHMARK(1, 1) AS e, RELEASE_ALL_LOCKS() AS f, IS_USED_LOCK('x') AS g;

-- name: columns :many
-- expect: a blob null, b blob null, c int64 null, d blob null, e int64 null, f text null, g text null
-- params:
-- cardinality: many
SELECT COLUMN_CREATE('a', 1) AS a, COLUMN_ADD(b, 'x', s) AS b, COLUMN_CHECK(b) AS c, COLUMN_DELETE(b, 'x') AS d, COLUMN_EXISTS(b, 'x') AS e, COLUMN_JSON(b) AS f, COLUMN_LIST(b) AS g FROM t WHERE b IS NULL;

-- name: shapes :many
-- expect: a text null, x double null, y double null, d double null, l double null, s int64 null, e geometry null
-- params:
-- cardinality: many
SELECT ASTEXT(GEOMFROMTEXT('POINT(1 2)')) AS a, X(POINT(1, 2)) AS x, Y(POINT(1, 2)) AS y, AREA(GEOMFROMTEXT('POLYGON((0 0, 0 1, 1 1, 0 0))')) AS d, GLENGTH(LINESTRING(POINT(0, 0), POINT(1, 1))) AS l, SRID(POINT(1, 1)) AS s, ST_BOUNDARY(LINESTRING(POINT(0, 0), POINT(1, 1))) AS e;

-- name: of_mysql_alone :many
-- expect-error: E0204 60:8
SELECT ANY_VALUE(s) FROM t;
