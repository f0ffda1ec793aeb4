-- dialect: sqlite

-- name: case_else_null :many
-- expect: v text null, w int64 null, x int64 notnull, y text notnull
-- params:
-- cardinality: many
SELECT CASE WHEN a > 1 THEN 'x' ELSE NULL END AS v, CASE WHEN a > 1 THEN n END AS w, CASE WHEN a IS NULL THEN 0 ELSE a END AS x, CASE a WHEN 1 THEN 'one' WHEN NULL THEN 'null' ELSE 'many' END AS y FROM c;

-- name: case_guard :many
-- expect: x int64 notnull, y int64 notnull, z text notnull
-- params:
-- cardinality: many
SELECT CASE WHEN a IS NOT NULL THEN a ELSE 0 END AS x, CASE WHEN a IS NULL THEN n WHEN b IS NULL THEN a ELSE b END AS y, CASE WHEN s = 'a' THEN s ELSE s2 END AS z FROM c;

-- name: nullif_all :many
-- expect: a int64 null, b int64 null, c text null, d int64 null, e int64 null, f int64 null
-- params:
-- cardinality: many
SELECT NULLIF(n, 0) AS a, NULLIF(a, b) AS b, NULLIF(s2, '') AS c, NULLIF(n, NULL) AS d, NULLIF(1, 1) AS e, NULLIF(1, 2) AS f FROM c;

-- name: in_null :many
-- expect: a int64 notnull, b int64 null, c int64 null, d int64 null, e int64 notnull, f int64 null, g int64 null, h int64 notnull, i int64 null
-- params:
-- cardinality: many
SELECT n IN (1, 2) AS a, n IN (1, NULL) AS b, a IN (1, 2) AS c, n NOT IN (1, b) AS d, s2 IN ('a', 'b') AS e, NULL IN (1) AS f, n IN (SELECT a FROM c AS k) AS g, n IN (SELECT n FROM c AS k) AS h, n NOT IN (SELECT b FROM c AS k) AS i FROM c;

-- name: between_null :many
-- expect: a int64 notnull, b int64 null, c int64 null, d int64 null, e int64 notnull
-- params:
-- cardinality: many
SELECT n BETWEEN 1 AND 2 AS a, n BETWEEN a AND b AS b, a BETWEEN 0 AND 9 AS c, n NOT BETWEEN 0 AND b AS d, s2 BETWEEN 'a' AND 'c' AS e FROM c;

-- name: where_in_proves :many
-- expect: a int64 notnull, b int64 notnull, s text notnull
-- params:
-- cardinality: many
SELECT a, b, s FROM c WHERE a IN (1, 2, 3) AND s LIKE 'a%' AND b BETWEEN 0 AND 100;

-- name: where_not_in :many
-- expect: a int64 notnull, b int64 notnull
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE a NOT IN (1, 2) AND NOT (b = 3);

-- name: where_or :many
-- expect: a int64 notnull, b int64 null
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE a = 1 OR a = b;

-- name: where_or_both :many
-- expect: a int64 notnull, b int64 null
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE (a = 1 AND b = 1) OR (a > 2 AND b IS NULL);

-- name: where_safe_equal :many
-- expect: a int64 notnull, b int64 null, s text null
-- params:
-- cardinality: many
SELECT a, b, s FROM c WHERE a IS 1 AND b IS NULL AND s IS s;

-- name: where_not_null_of_expression :many
-- expect: a int64 notnull, b int64 notnull
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE a + b IS NOT NULL;

-- name: where_coalesce :many
-- expect: a int64 null, b int64 null
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE COALESCE(a, b) = 1;

-- name: where_ifnull :many
-- expect: a int64 null
-- params:
-- cardinality: many
SELECT a FROM c WHERE IFNULL(a, 1) = 1;

-- name: where_not_null_not :many
-- expect: a int64 notnull
-- params:
-- cardinality: many
SELECT a FROM c WHERE NOT (a IS NULL);

-- name: where_not_or :many
-- expect: a int64 notnull, b int64 notnull
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE NOT (a IS NULL OR b IS NULL);

-- name: where_not_and :many
-- expect: a int64 null, b int64 null
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE NOT (a = 1 AND b = 2);

-- name: where_in_subquery :many
-- expect: a int64 notnull, s text null
-- params:
-- cardinality: many
SELECT a, s FROM c WHERE a IN (SELECT n FROM c AS k) AND s NOT IN (SELECT s2 FROM c AS k);

-- name: where_exists :many
-- expect: a int64 null
-- params:
-- cardinality: many
SELECT a FROM c WHERE EXISTS (SELECT 1 FROM c AS k WHERE k.n = c.a);

-- name: where_row_value :many
-- expect: a int64 notnull, b int64 notnull
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE (a, b) = (1, 2);

-- name: where_in_rows :many
-- expect: a int64 notnull, b int64 notnull
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE (a, b) IN ((1, 2), (3, 4));

-- name: where_having :many
-- expect: a int64 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT a, COUNT(*) AS n FROM c GROUP BY a HAVING a > 0;

-- name: where_like_nullable :many
-- expect: s text notnull, s2 text notnull
-- params:
-- cardinality: many
SELECT s, s2 FROM c WHERE s2 LIKE s;

-- name: logic_of_null :many
-- expect: a int64 null, b int64 null, c int64 null, d int64 null, e int64 null, f int64 notnull, g int64 null, h int64 notnull
-- params:
-- cardinality: many
SELECT NULL AND FALSE AS a, NULL OR TRUE AS b, a > 1 AND n > 1 AS c, a > 1 OR TRUE AS d, NOT a AS e, a IS NULL AND b IS NULL AS f, a = a AS g, a IS a AS h FROM c;


-- name: coalesce_all :many
-- expect: a int64 null, b int64 notnull, c text null, d text notnull, f int64 null, g text notnull, h any null, i any null, j any notnull, k int64 notnull
-- params:
-- cardinality: many
SELECT COALESCE(a, b) AS a, COALESCE(a, b, n) AS b, COALESCE(NULL, s) AS c, COALESCE(s, s2) AS d, IFNULL(a, b) AS f, IFNULL(s, '') AS g, COALESCE(a, s) AS h, COALESCE(r, a) AS i, COALESCE(x, 0) AS j, x IS NULL AS k FROM c;

-- name: where_truth :many
-- expect: a int64 notnull, x any notnull
-- params:
-- cardinality: many
SELECT a, x FROM c WHERE a AND x;

-- name: where_not :many
-- expect: a int64 notnull, b int64 notnull
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE NOT a IS NULL AND b NOTNULL;

-- name: where_distinct :many
-- expect: a int64 notnull, b int64 null
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE a IS NOT NULL AND b IS NOT 3;

-- name: where_division :many
-- expect: r double null, a int64 notnull, q int64 null, q2 double null
-- params:
-- cardinality: many
SELECT r, a, n / a AS q, r / a AS q2 FROM c WHERE n / a > 0;

-- name: where_text :many
-- expect: s text notnull
-- params:
-- cardinality: many
SELECT s FROM c WHERE s || 'x' = 'ax';

-- name: where_x :many
-- expect: x any notnull
-- params:
-- cardinality: many
SELECT x FROM c WHERE x = 10 OR x = 'a';

-- name: max_min_of_two :many
-- expect: a int64 notnull, b int64 null, c int64 notnull, d text null
-- params:
-- cardinality: many
SELECT MAX(n, 3) AS a, MAX(a, n) AS b, MIN(n, id, 4) AS c, MIN(s, s2) AS d FROM c;

-- name: case_is_true :many
-- expect: a int64 notnull, b int64 notnull, c int64 notnull, d text null
-- params:
-- cardinality: many
SELECT a IS TRUE AS a, a IS NOT FALSE AS b, CASE WHEN a THEN 1 ELSE 0 END AS c, CASE x WHEN 1 THEN 'one' WHEN 'a' THEN 'text' END AS d FROM c;

-- name: not_like_a_blob :many
-- expect: s text null, x any null
-- params:
SELECT s, x FROM c WHERE s NOT LIKE x'41' AND NOT (x GLOB s2);

-- name: like_a_blob :many
-- expect: s text notnull, x any notnull
-- params:
SELECT s, x FROM c WHERE s LIKE x'41' AND x GLOB s2;

-- name: not_like_a_text :many
-- expect: s text notnull, x any notnull
-- params: pattern text notnull
SELECT s, x FROM c WHERE s NOT LIKE 'a%' AND NOT (x LIKE :pattern);
