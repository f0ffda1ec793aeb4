-- flavour: mariadb
-- What generated statements found about names: MariaDB's own rules.

-- name: order_by_a_selected_outer_column :many
-- expect: x int32 null
SELECT (SELECT v.z FROM t JOIN u ON t.id = u.id ORDER BY z LIMIT 1) AS x FROM v;

-- name: order_by_one_that_two_tables_have :many
-- expect: x int32 null
SELECT (SELECT v.id FROM t JOIN u ON t.id = u.id ORDER BY id LIMIT 1) AS x FROM v;

-- name: order_by_what_is_computed_of_it :many
-- expect-error: E0202 14:59
SELECT (SELECT v.id FROM t JOIN u ON t.id = u.id ORDER BY id + 1 LIMIT 1) AS x FROM v;

-- name: group_by_one_that_two_tables_have :many
-- expect: x int32 null
SELECT (SELECT v.id FROM t JOIN u ON t.id = u.id GROUP BY id LIMIT 1) AS x FROM v;

-- name: outer_aggregate_of_a_subquery :many
-- expect-error: E0208 22:50
SELECT (SELECT COUNT((SELECT u.x)) FROM t) AS n, u.x FROM u;

-- name: outer_aggregate_of_a_subquery_with_a_table :many
-- expect-error: E0208 26:76
SELECT (SELECT SUM(EXISTS (SELECT 1 FROM v WHERE v.z = u.x)) FROM t) AS n, u.x FROM u;

-- name: own_aggregate_of_a_subquery :many
-- expect: n int64 notnull, x int32 null
SELECT (SELECT COUNT((SELECT 1 FROM v WHERE v.id = u.x AND v.z = t.a)) FROM t) AS n, u.x FROM u;

-- name: insert_values_that_locks
-- params: id int32 notnull
INSERT INTO t (id) VALUES (:id) FOR UPDATE;

-- name: insert_values_that_locks_and_updates
-- params: id int32 notnull
INSERT INTO t (id, a) VALUES (:id, DEFAULT) LOCK IN SHARE MODE ON DUPLICATE KEY UPDATE a = 1;

-- name: lock_twice :many
-- expect-error: E0103 42:29
SELECT id FROM t FOR UPDATE FOR UPDATE;

-- name: escape_of_a_table :many
-- expect-error: E0103 46:45
SELECT id FROM t WHERE name LIKE 'a' ESCAPE EXISTS (SELECT 1 FROM u WHERE u.x = 2);

-- name: escape_of_a_subquery_without_a_table :many
SELECT id FROM t WHERE name LIKE 'a' ESCAPE (SELECT 1 + 1);

-- name: escape_of_a_variable :many
SELECT id FROM t WHERE name LIKE 'a' ESCAPE @by;

-- name: escape_of_a_correlated_subquery :many
-- expect-error: E0103 56:45
SELECT id FROM t WHERE name LIKE 'a' ESCAPE (SELECT t.name);

-- name: escape_that_varies :many
-- expect-error: E0103 60:45
SELECT id FROM t WHERE name LIKE 'a' ESCAPE RAND();

-- name: having_looks_ahead :many
-- expect-error: E0203 64:32
SELECT (SELECT 1 FROM u HAVING t.a = 2) AS x, t.a FROM t;

-- name: having_looks_ahead_to_an_alias :many
-- expect-error: E0203 68:32
SELECT (SELECT 1 FROM v HAVING a = 2) AS x, t.a + 1 AS a FROM t;

-- name: having_looks_ahead_to_a_star :many
-- expect-error: E0203 72:32
SELECT (SELECT 1 FROM u HAVING t.a = 2) AS x, t.* FROM t;

-- name: having_looks_back :many
SELECT t.a, (SELECT 1 FROM u HAVING t.a = 2) AS x FROM t;

-- name: where_looks_ahead :many
SELECT (SELECT 1 FROM u WHERE t.a = 2 LIMIT 1) AS x, t.a FROM t;

-- name: having_looks_ahead_to_what_is_not_resolved_yet :many
SELECT (SELECT 1 FROM v HAVING t.a = 2) AS x, a FROM t;

-- name: having_of_a_selected_outer_column :many
-- expect-error: E0208 85:34
SELECT (SELECT t.a FROM v HAVING t.a LIMIT 1) AS x FROM t;

-- name: having_of_a_grouped_outer_column :many
SELECT (SELECT t.a FROM v GROUP BY t.a HAVING t.a) AS x FROM t;

-- name: true_is_a_position :many
-- expect-error: E0207 92:38
SELECT COUNT(*) AS n FROM t GROUP BY NOT FALSE;

-- name: update_is_sorted_by_no_position
-- expect-error: E0212 96:29
UPDATE t SET a = 1 ORDER BY NOT TRUE LIMIT 1;

-- name: intersect_binds_and_hides :many
-- expect-error: E0203 100:55
SELECT (SELECT t.a FROM t WHERE t.id = 1 UNION SELECT u.x INTERSECT SELECT 1) AS n FROM u;

-- name: parentheses_hide :many
-- expect-error: E0203 104:17
SELECT ((SELECT u.x UNION SELECT 1) UNION SELECT t.a FROM t) AS n FROM u;

-- name: intersect_first :many
SELECT (SELECT t.a FROM t WHERE t.id = 1 INTERSECT SELECT u.x UNION SELECT 1 LIMIT 1) AS n FROM u;

-- name: exists_counts_a_table_of_values_as_one_column :many
-- expect-error: E0209 111:8
SELECT EXISTS (VALUES (1, 2) UNION SELECT 1, 2) AS x;

-- name: exists_counts_a_star_as_one_column :many
-- expect-error: E0209 115:8
SELECT EXISTS (SELECT * FROM v UNION SELECT 1, 2) AS x;

-- name: exists_of_stars :many
SELECT EXISTS (SELECT * FROM t UNION SELECT * FROM u) AS x;

-- name: a_with_called_system :many
-- expect-error: E0103 122:6
WITH system AS (SELECT 1 AS a) SELECT a FROM system;

-- name: a_with_called_system_in_quotes :many
WITH `system` AS (SELECT 1 AS a) SELECT a FROM `system`;

-- name: on_in_on_duplicate_key
-- expect-error: E0203 129:86
INSERT INTO t (id) VALUES (1) ON DUPLICATE KEY UPDATE b = (SELECT 1 FROM u JOIN v ON t.a = v.z LIMIT 1);

-- name: where_in_on_duplicate_key
INSERT INTO t (id) VALUES (1) ON DUPLICATE KEY UPDATE b = (SELECT 1 FROM u JOIN v ON u.id = v.id WHERE t.a = v.z LIMIT 1);

-- name: on_in_returning :many
-- expect-error: E0203 136:68
INSERT INTO t (id) VALUES (1) RETURNING (SELECT 1 FROM u JOIN v ON t.a = v.z LIMIT 1) AS x;

-- name: on_beside_insert_select
-- expect-error: E0203 140:97
INSERT INTO t (id) SELECT id FROM u ON DUPLICATE KEY UPDATE b = (SELECT 1 FROM u AS w JOIN v ON t.a = v.z LIMIT 1);

-- name: having_finds_the_grouped_one :many
-- expect: b int32 null
SELECT t.b FROM t JOIN u ON t.id = u.x GROUP BY t.b, t.name HAVING name > 'a';

-- name: having_finds_no_one_of_two :many
-- expect-error: E0202 148:76
SELECT t.b FROM t JOIN u ON t.id = u.x GROUP BY t.b, t.name, u.name HAVING name > 'a';

-- name: sorted_by_its_text :many
SELECT COUNT(*) FROM t GROUP BY a ORDER BY `COUNT(*)`;

-- name: filtered_by_its_text :many
SELECT 'a', COUNT(*) FROM t HAVING a = 'a';

-- name: a_group_of_what_a_derived_table_computes :many
-- expect-error: E0208 158:14
SELECT d.n + t.b AS x FROM t JOIN (SELECT a + 1 AS n FROM u) AS d ON d.n = t.a GROUP BY d.n + t.b;

-- name: such_a_group_by_position :many
SELECT d.n + t.b AS x FROM t JOIN (SELECT a + 1 AS n FROM u) AS d ON d.n = t.a GROUP BY 1;

-- name: returning_of_a_merged_table :many
-- expect-error: E0225 165:78
INSERT INTO t (id) VALUES (1) RETURNING (SELECT MAX(d.a) FROM (SELECT a FROM t) AS d) AS x;

-- name: returning_of_a_table_apart :many
-- expect: x int32 null
INSERT INTO t (id) VALUES (1) RETURNING (SELECT MAX(d.a) FROM (SELECT a FROM t LIMIT 10) AS d) AS x;

-- name: returning_beside_a_read_of_the_values :many
-- expect-error: E0225 173:99
INSERT INTO t (id) VALUES ((SELECT MAX(a) FROM t)) RETURNING (SELECT MAX(d.a) FROM (SELECT a FROM t LIMIT 10) AS d) AS x;

-- name: groups_in_an_aggregate :many
-- expect: n int64 notnull
SELECT COUNT((SELECT u.a FROM u GROUP BY u.x LIMIT 1)) AS n FROM t;

-- name: having_of_a_subquery_looks_outside :many
SELECT u.a = (SELECT 2 FROM u GROUP BY a HAVING EXISTS (SELECT 1 FROM v WHERE u.x = v.z) LIMIT 1) AS n FROM u;

-- name: a_subquery_gathers_its_own_rows :many
-- expect-error: E0208 184:20
SELECT (SELECT MAX(u.x + t.a) FROM t) AS n FROM u GROUP BY u.name;

-- name: update_is_sorted_by_no_aggregate
-- expect-error: E0207 188:29
UPDATE t SET a = 1 ORDER BY COUNT(*) LIMIT 1;

-- name: an_aggregate_in_order_by_alone :many
SELECT 1 AS one FROM t ORDER BY COUNT(*);

-- name: a_star_of_what_on_joins :many
-- expect-error: E0208 195:8
SELECT t.* FROM t JOIN u ON t.id = u.id GROUP BY u.x;

-- name: value_elsewhere :many
SELECT VALUE(a) AS x FROM t;

-- name: value_of_no_column :many
-- expect-error: E0203 202:14
SELECT VALUE(nowhere) AS x FROM t;

-- name: bytes_have_no_collation :many
-- expect-error: E0213 206:45
SELECT id FROM t WHERE name = x'41' COLLATE utf8mb4_bin;

-- name: a_path_is_no_date :many
-- expect-error: E0309 210:26
SELECT JSON_LENGTH(name, GREATEST(name, CURRENT_DATE)) AS n FROM t;

-- name: a_derived_table_of_json :many
-- expect-error: E0309 214:20
SELECT STR_TO_DATE(d.j, '%Y') AS y FROM (SELECT JSON_OBJECT('a', id) AS j FROM t) AS d;

-- name: having_of_a_subquery_over_a_merged_table :many
SELECT MIN(d.n) AS m FROM (SELECT a AS n FROM t) AS d GROUP BY d.n HAVING (SELECT d.n) > 1;

-- name: an_aggregate_of_nothing_is_further_out :many
SELECT (SELECT 1 FROM u WHERE COUNT(*) > 1 LIMIT 1) AS n FROM t;

-- name: an_aggregate_of_nothing_beside_a_column :many
-- expect-error: E0208 224:8
SELECT t.a, (SELECT 1 FROM u WHERE COUNT(*) > 1 LIMIT 1) AS n FROM t;

-- name: having_of_two_looks_outside :many
SELECT (SELECT 1 FROM t JOIN u ON t.id = u.id GROUP BY t.b HAVING a > 1 LIMIT 1) AS n FROM u AS w;

-- name: a_plus_is_dropped_of_a_name :many
-- expect-error: E0202 231:58
SELECT + t.id, u.id FROM t JOIN u ON t.id = u.x ORDER BY id;
