-- flavour: mysql
-- engines: mysql (its own functions)

-- name: any_value :many
-- expect: n int32 null, a text null, c int64 notnull
-- params:
-- cardinality: many
SELECT n, ANY_VALUE(s) AS a, COUNT(*) AS c FROM t GROUP BY n;

-- name: any_of_all :many
-- expect: a text null, m int32 null
-- params:
-- cardinality: many
SELECT ANY_VALUE(s) AS a, MAX(n) AS m FROM t;

-- name: any_of_each :many
-- expect: a text null
-- params:
-- cardinality: many
SELECT ANY_VALUE(s) AS a FROM t;

-- name: rolled_up :many
-- expect: s text null, g int64 null, c int64 notnull
-- params:
-- cardinality: many
SELECT s, GROUPING(s) AS g, COUNT(*) AS c FROM t GROUP BY s WITH ROLLUP HAVING GROUPING(s) = 0 OR s IS NULL;

-- name: rolled_up_two :many
-- expect: s text null, n int32 null, g int64 null
-- params:
-- cardinality: many
SELECT s, n, GROUPING(s, n) AS g FROM t GROUP BY s, n WITH ROLLUP;

-- name: ciphers :many
-- expect: a blob null, b blob null
-- params:
-- cardinality: many
SELECT AES_ENCRYPT(s, 'k') AS a, AES_DECRYPT(AES_ENCRYPT(s, 'k', 'i', 'hkdf'), 'k', 'i', 'hkdf') AS b FROM t;

-- name: schemas :many
-- expect: a int64 null, b json null, c int64 null, d int64 null
-- params:
-- cardinality: many
SELECT JSON_SCHEMA_VALID('{"type": "object"}', j) AS a, JSON_SCHEMA_VALIDATION_REPORT('{"type": "object"}', j) AS b, JSON_STORAGE_SIZE(j) AS c, JSON_STORAGE_FREE(j) AS d FROM t;

-- name: matched :many
-- expect: a int64 null, b text null, c text null
-- params:
-- cardinality: many
SELECT REGEXP_INSTR(s, 'b', 1, 1, 0, 'c') AS a, REGEXP_SUBSTR(s, 'b', 1, 1) AS b, REGEXP_REPLACE(s, 'b', 'x', 1, 0, 'i') AS c FROM t;

-- name: vectors :many
-- expect: a text null, b int64 null, c text null
-- params:
-- cardinality: many
SELECT VECTOR_TO_STRING(STRING_TO_VECTOR('[1,2]')) AS a, VECTOR_DIM(TO_VECTOR('[1,2]')) AS b, FROM_VECTOR(TO_VECTOR('[1]')) AS c FROM t;

-- name: xml :many
-- expect: a text null, b text null
-- params:
-- cardinality: many
SELECT EXTRACTVALUE('<a>1</a>', '/a') AS a, UPDATEXML('<a>1</a>', '/a', '<b/>') AS b;

-- name: server :many
-- expect: a text null, b text null, c text null, f text null, g text null, h text null, i text null, j int64 null
-- params:
-- cardinality: many
SELECT FORMAT_BYTES(1024) AS a, FORMAT_PICO_TIME(1) AS b, ICU_VERSION() AS c, CURRENT_ROLE() AS f, STATEMENT_DIGEST('SELECT 1') AS g, STATEMENT_DIGEST_TEXT('SELECT 1') AS h, ROLES_GRAPHML() AS i, VALIDATE_PASSWORD_STRENGTH('x') AS j;

-- name: gtids :many
-- expect: a int64 null, b text null
-- params:
-- cardinality: many
SELECT GTID_SUBSET('', '') AS a, GTID_SUBTRACT('', '') AS b;

-- name: waits :many
-- expect: a int64 null, b uint64 null, c uint64 null, d int64 null
-- params:
-- cardinality: many
SELECT BENCHMARK(1, 1) AS a, RELEASE_ALL_LOCKS() AS b, IS_USED_LOCK('x') AS c, COERCIBILITY('x') AS d;

-- name: weights :many
-- expect: a blob null, b blob null
-- params:
-- cardinality: many
SELECT WEIGHT_STRING(s) AS a, WEIGHT_STRING(s AS CHAR(4)) AS b FROM t;

-- name: not_rolled_up :many
-- expect: s text notnull, g int64 notnull
-- params:
-- cardinality: many
SELECT s, GROUPING(s) AS g FROM t GROUP BY s;

-- name: not_grouped :many
-- expect-error: E0207 96:8
SELECT GROUPING(s) AS g, MAX(n) AS m FROM t;

-- name: grouping_in_where :many
-- expect-error: E0207 100:23
SELECT s FROM t WHERE GROUPING(s) = 0 GROUP BY s WITH ROLLUP;

-- name: grouping_of_another :many
-- expect-error: E0208 104:21
SELECT id, GROUPING(s) AS g FROM t GROUP BY id WITH ROLLUP;

-- name: of_mariadb_alone :many
-- expect-error: E0204 108:8
SELECT NVL(s, 'x') FROM t;

-- name: an_argument_more :many
-- expect-error: E0205 112:8
SELECT ANY_VALUE(s, n) AS a FROM t;
