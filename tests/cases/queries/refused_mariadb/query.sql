-- flavour: mariadb
-- What MariaDB refuses of MySQL's and Dolt's.

-- name: limit_in_in :many
-- expect-error: E0312 6:59
SELECT id FROM item WHERE id IN (SELECT n FROM item LIMIT 2);

-- name: limit_in_any :many
-- expect-error: E0312 10:62
SELECT id FROM item WHERE id > ANY (SELECT n FROM item LIMIT 2);

-- name: limit_behind_a_derived_table :many
-- expect: id int32 notnull
SELECT id FROM item WHERE id IN (SELECT n FROM (SELECT n FROM item LIMIT 2) AS few);

-- name: ordered_rollup :many
-- expect-error: E0103 18:73
SELECT kind, COUNT(*) AS c FROM item GROUP BY kind WITH ROLLUP ORDER BY kind;

-- name: row_is_null :many
-- expect-error: E0209 22:27
SELECT id FROM item WHERE (id, n) IS NOT NULL;

-- name: empty_row_of_no_table
-- expect-error: E0201 26:13
INSERT INTO nowhere (id) VALUES (1), () ON DUPLICATE KEY UPDATE id = VALUES(n);

-- name: a_with_within_a_query
-- expect-error: E0201 30:113
WITH k (a) AS (SELECT n FROM item) SELECT i.id FROM item AS i WHERE i.n = (WITH d AS (SELECT MAX(k.a) AS m FROM k) SELECT m FROM d);

-- name: a_with_within_a_with :many
-- expect: m int32 null
WITH k (a) AS (SELECT n FROM item), e AS (WITH d AS (SELECT k.a AS m FROM k) SELECT m FROM d) SELECT m FROM e;

-- name: values_of_an_outer_column
-- expect-error: E0203 38:25
SELECT (VALUES ((SELECT i.n))) AS x FROM item AS i;

-- name: set_operation_within_another
-- expect-error: E0210 42:46
SELECT id, n FROM item UNION (SELECT 1 AS a, 1 AS a FROM item INTERSECT SELECT id, n FROM item);

-- name: escape_of_a_number
-- expect-error: E0103 46:50
SELECT id FROM item WHERE kind LIKE 'a' ESCAPE + 1.5;

-- name: outer_in_on_of_a_third_part
-- expect-error: E0203 50:153
SELECT i.id, (SELECT 1 FROM item AS a WHERE i.n = 1 UNION SELECT 2 FROM item AS b JOIN item AS c ON i.n UNION SELECT 3 FROM item AS d JOIN item AS e ON i.n = 2 LIMIT 1) AS x FROM item AS i;

-- name: outer_in_on_behind_parentheses
-- expect: id int32 notnull, x int64 notnull
SELECT i.id, ((SELECT 1 UNION SELECT 2) UNION SELECT 3 FROM item AS c JOIN item AS d ON i.n = 2 LIMIT 1) AS x FROM item AS i;
