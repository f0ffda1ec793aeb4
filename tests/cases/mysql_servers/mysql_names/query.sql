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
