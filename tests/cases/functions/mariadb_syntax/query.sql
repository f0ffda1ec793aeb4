-- flavour: mariadb
-- engines: mariadb (its own functions)

-- name: limited :many
-- expect: a text null, b text null, c json null
-- params:
-- cardinality: many
SELECT GROUP_CONCAT(s ORDER BY id LIMIT 1) AS a, GROUP_CONCAT(DISTINCT s SEPARATOR '/' LIMIT 1, 2) AS b, JSON_ARRAYAGG(DISTINCT n ORDER BY id DESC LIMIT 2) AS c FROM t;

-- name: dynamic_columns :many
-- expect: a int64 null, c text null, d blob null
-- params:
-- cardinality: many
SELECT COLUMN_GET(COLUMN_CREATE('x', n AS INT, 'y', s AS CHAR), 'x' AS INT) AS a, COLUMN_GET(b, 'y' AS CHAR(10)) AS c, COLUMN_ADD(COLUMN_CREATE('x', 1), 'z', s AS DECIMAL(10,2)) AS d FROM t WHERE b IS NULL;

-- name: medians :many
-- expect: id int32 notnull, m double null, p double null, c double null, d int32 null
-- params:
-- cardinality: many
SELECT id, MEDIAN(n) OVER () AS m, MEDIAN(n) OVER (PARTITION BY s) AS p, PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY n) OVER (PARTITION BY s) AS c, PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY n DESC) OVER () AS d FROM t;

-- name: intervals :many
-- expect: a int64 null, b text null
-- params:
-- cardinality: many
SELECT INTERVAL(n, 1, 5, 9) AS a, JSON_VALUE(j, s) AS b FROM t;

-- name: ordered_median :many
-- expect-error: E0222 30:23
SELECT MEDIAN(n) OVER (ORDER BY id) AS m FROM t;

-- name: percentile_without_order :many
-- expect-error: E0205 34:8
SELECT PERCENTILE_CONT(0.5) OVER () AS m FROM t;

-- name: unknown_in_the_order :many
-- expect-error: E0203 38:52
SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY nosuch) OVER () AS m FROM t;

-- name: exists_with_more :many
-- expect-error: E0103 42:73
SELECT x.a FROM JSON_TABLE('[1]', '$[*]' COLUMNS (a INT EXISTS PATH '$' NULL ON EMPTY)) AS x;

-- name: of_the_other_side :many
-- expect-error: E0211 46:42
SELECT t.id FROM t RIGHT JOIN JSON_TABLE(t.j, '$[*]' COLUMNS (v INT PATH '$')) AS x ON x.v = t.id;
