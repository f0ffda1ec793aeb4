-- flavour: mysql
-- What generated statements found about names: MySQL's own rules.

-- name: order_by_one_that_two_tables_have :many
-- expect: x int32 null
SELECT (SELECT v.id FROM t JOIN u ON t.id = u.id ORDER BY id LIMIT 1) AS x FROM v;

-- name: order_by_a_selected_outer_column :many
SELECT (SELECT u.a FROM t GROUP BY t.b ORDER BY a LIMIT 1) AS x FROM u;

-- name: having_looks_ahead_without_a_table :many
-- expect-error: E0203 13:32
SELECT (SELECT 1 FROM v HAVING a = 2) AS x, t.a FROM t;

-- name: having_looks_ahead_with_its_table :many
SELECT (SELECT 1 FROM v HAVING t.a = 2) AS x, t.a FROM t;

-- name: outer_aggregate_of_a_subquery :many
-- expect-error: E0208 20:50
SELECT (SELECT COUNT((SELECT u.x)) FROM t) AS n, u.x FROM u;

-- name: escape_of_a_variable :many
SELECT id FROM t WHERE name LIKE 'a' ESCAPE @by;

-- name: escape_that_varies :many
-- expect-error: E0103 27:45
SELECT id FROM t WHERE name LIKE 'a' ESCAPE (SELECT RAND());

-- name: exists_counts_a_star_as_one_column :many
-- expect-error: E0209 31:8
SELECT EXISTS (SELECT * FROM v UNION SELECT 1, 2) AS x;

-- name: exists_of_values :many
SELECT EXISTS (VALUES ROW(1, 2) UNION SELECT 1, 2) AS x;

-- name: a_with_called_rollup :many
-- expect-error: E0103 38:6
WITH rollup AS (SELECT 1 AS a) SELECT a FROM rollup;

-- name: an_aggregate_in_order_by_alone :many
-- expect-error: E0207 42:33
SELECT 1 AS one FROM t ORDER BY COUNT(*);

-- name: a_subquery_is_not_sorted :many
-- expect: n int32 null
SELECT (SELECT b FROM t GROUP BY b ORDER BY a) AS n;

-- name: but_for_its_first_rows :many
-- expect-error: E0208 50:45
SELECT (SELECT b FROM t GROUP BY b ORDER BY a LIMIT 1) AS n;

-- name: exists_looks_at_no_groups :many
SELECT id FROM t WHERE EXISTS (SELECT u.a FROM u WHERE u.id = t.id GROUP BY u.x);

-- name: exists_looks_at_groups_that_are_gathered :many
-- expect-error: E0208 57:39
SELECT id FROM t WHERE EXISTS (SELECT u.a, MAX(u.id) FROM u WHERE u.id > t.id GROUP BY u.x);

-- name: in_sorts_no_distinct_rows :many
SELECT id FROM t WHERE a IN (SELECT DISTINCT u.a FROM u ORDER BY u.x);

-- name: rollup_determines_nothing :many
-- expect-error: E0208 64:12
SELECT id, b FROM t GROUP BY id WITH ROLLUP;

-- name: a_window_beside_an_aggregate :many
-- expect-error: E0208 68:49
SELECT MAX(a) AS m FROM t WINDOW w AS (ORDER BY b);

-- name: in_of_a_grouped_sum :many
-- expect-error: E0208 72:37
SELECT id FROM t WHERE a IN (SELECT u.a + 1 FROM u GROUP BY u.a + 1 HAVING COUNT(*) > 1);

-- name: a_subquery_gathers_its_own_rows :many
-- expect-error: E0208 76:20
SELECT (SELECT MAX(u.x + t.a) FROM t) AS n FROM u GROUP BY u.name;

-- name: having_of_a_selected_one_of_two :many
SELECT t.id FROM t JOIN u ON t.a = u.a HAVING id > 1;

-- name: rows_in_order_as_a_group :many
-- expect-error: E0208 83:9
SELECT (a, 1) < (2, 3) AS x FROM t GROUP BY (a, 1) < (2, 3);

-- name: equal_rows_as_a_group :many
SELECT (a, b) = (1, 2) AS x FROM t GROUP BY (a, b) = (1, 2);

-- name: having_of_what_a_derived_table_computes :many
-- expect-error: E0203 90:74
SELECT 1 AS one FROM (SELECT a + 1 AS n FROM t) AS d GROUP BY d.n HAVING d.n > 1;

-- name: having_of_what_it_computes_and_is_selected :many
SELECT d.n FROM (SELECT a + 1 AS n FROM t) AS d GROUP BY d.n HAVING d.n > 1;

-- name: values_elsewhere :many
SELECT VALUES(a) AS x FROM t;

-- name: a_collation_for_null :many
-- expect-error: E0213 100:44
SELECT id FROM t WHERE name = NULL COLLATE utf8mb4_bin;

-- name: an_alias_called_offset :many
SELECT offset.a FROM t offset JOIN u returning ON returning.id = offset.id;
