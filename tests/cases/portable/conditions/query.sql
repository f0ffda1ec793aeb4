-- dialect: postgres

-- name: case_else_null :many
-- expect: v text null, w int32 null, x int64 notnull, y text notnull
-- params:
-- cardinality: many
SELECT CASE WHEN a > 1 THEN 'x' ELSE NULL END AS v, CASE WHEN a > 1 THEN n END AS w, CASE WHEN a IS NULL THEN 0 ELSE a END AS x, CASE a WHEN 1 THEN 'one' WHEN NULL THEN 'null' ELSE 'many' END AS y FROM c;

-- name: case_guard :many
-- expect: x int64 notnull, y int32 notnull, z text notnull
-- params:
-- cardinality: many
SELECT CASE WHEN a IS NOT NULL THEN a ELSE 0 END AS x, CASE WHEN a IS NULL THEN n WHEN b IS NULL THEN a ELSE b END AS y, CASE WHEN s = 'a' THEN s ELSE s2 END AS z FROM c;

-- name: between_null :many
-- expect: a bool notnull, b bool null, c bool null, d bool null, e bool notnull
-- params:
-- cardinality: many
SELECT n BETWEEN 1 AND 2 AS a, n BETWEEN a AND b AS b, a BETWEEN 0 AND 9 AS c, n NOT BETWEEN 0 AND b AS d, s2 BETWEEN 'a' AND 'c' AS e FROM c;

-- name: where_in_proves :many
-- expect: a int32 notnull, b int32 notnull, s text notnull
-- params:
-- cardinality: many
SELECT a, b, s FROM c WHERE a IN (1, 2, 3) AND s LIKE 'a%' AND b BETWEEN 0 AND 100;

-- name: where_not_in :many
-- expect: a int32 notnull, b int32 notnull
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE a NOT IN (1, 2) AND NOT (b = 3);

-- name: where_or :many
-- expect: a int32 notnull, b int32 null
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE a = 1 OR a = b;

-- name: where_or_both :many
-- expect: a int32 notnull, b int32 null
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE (a = 1 AND b = 1) OR (a > 2 AND b IS NULL);

-- name: where_safe_equal :many
-- expect: a int32 notnull, b int32 null, s text null
-- params:
-- cardinality: many
SELECT a, b, s FROM c WHERE a IS NOT DISTINCT FROM 1 AND b IS NOT DISTINCT FROM NULL AND s IS NOT DISTINCT FROM s;

-- name: where_is_true :many
-- expect: flag bool notnull, a int32 null
-- params:
-- cardinality: many
SELECT flag, a FROM c WHERE flag IS TRUE AND (a > 1) IS NOT FALSE;

-- name: where_is_not_false :many
-- expect: flag bool null
-- params:
-- cardinality: many
SELECT flag FROM c WHERE flag IS NOT FALSE;

-- name: where_coalesce :many
-- expect: a int32 null, b int32 null
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE COALESCE(a, b) = 1;

-- name: where_ifnull :many
-- expect: a int32 null
-- params:
-- cardinality: many
SELECT a FROM c WHERE COALESCE(a, 1) = 1;

-- name: where_case :many
-- expect: a int32 null
-- params:
-- cardinality: many
SELECT a FROM c WHERE CASE WHEN a = 1 THEN TRUE ELSE FALSE END;

-- name: where_not_null_not :many
-- expect: a int32 notnull
-- params:
-- cardinality: many
SELECT a FROM c WHERE NOT (a IS NULL);

-- name: where_not_or :many
-- expect: a int32 notnull, b int32 notnull
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE NOT (a IS NULL OR b IS NULL);

-- name: where_not_and :many
-- expect: a int32 null, b int32 null
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE NOT (a = 1 AND b = 2);

-- name: where_in_subquery :many
-- expect: a int32 notnull, s text null
-- params:
-- cardinality: many
SELECT a, s FROM c WHERE a IN (SELECT n FROM c AS k) AND s NOT IN (SELECT s2 FROM c AS k);

-- name: where_exists :many
-- expect: a int32 null
-- params:
-- cardinality: many
SELECT a FROM c WHERE EXISTS (SELECT 1 FROM c AS k WHERE k.n = c.a);

-- name: where_row_value :many
-- expect: a int32 notnull, b int32 notnull
-- params:
-- cardinality: many
SELECT a, b FROM c WHERE (a, b) = (1, 2);

-- name: coalesce_all :many
-- engines: sqlite mariadb mysql (Dolt's COALESCE of a DATE and a text gives a DATETIME as text)
-- expect: a int32 null, b int32 notnull, d text notnull, e int64 notnull, j date notnull
-- params:
-- cardinality: many
SELECT COALESCE(a, b) AS a, COALESCE(a, b, n) AS b, COALESCE(s, s2) AS d, COALESCE(a, 0) AS e, COALESCE(at, '2000-01-01') AS j FROM c;

-- name: nullif_all :many
-- expect: a int32 null, b int32 null, c text null
-- params:
-- cardinality: many
SELECT NULLIF(n, 0) AS a, NULLIF(a, b) AS b, NULLIF(s2, '') AS c FROM c;

-- name: in_null :many
-- expect: a bool notnull, b bool null, c bool null, d bool null, e bool notnull
-- params:
-- cardinality: many
SELECT n IN (1, 2) AS a, n IN (1, NULL) AS b, a IN (1, 2) AS c, n NOT IN (1, b) AS d, s2 IN ('a', 'b') AS e FROM c;

-- name: like_all :many
-- expect: a bool notnull, b bool null, d bool notnull, e bool notnull, f bool notnull
-- params:
-- cardinality: many
SELECT s2 LIKE 'a%' AS a, s LIKE '%' AS b, s2 NOT LIKE '_' AS d, s2 LIKE 'a|%' ESCAPE '|' AS e, s2 ILIKE 'A%' AS f FROM c;

-- name: logic_of_null :many
-- expect: c bool null, d bool null, e bool null, f bool notnull, g bool null
-- params:
-- cardinality: many
SELECT a > 1 AND n > 1 AS c, a > 1 OR TRUE AS d, NOT flag AS e, a IS NULL AND b IS NULL AS f, a = a AS g FROM c;

-- name: where_flag :many
-- expect: a int32 notnull, flag bool notnull
-- params:
-- cardinality: many
SELECT a, flag FROM c WHERE flag AND a > 0;

-- name: where_division :many
-- expect: a int32 notnull, q int64 notnull
-- params:
-- cardinality: many
SELECT a, n / a AS q FROM c WHERE a <> 0;
