-- engines: mariadb mysql (what Dolt lacks is another case's)

-- name: right_using_star :many
-- expect: id int32 notnull, t_id int32 notnull, a int32 null, w text null, y int32 notnull, a int32 null, b int32 null, c text null
-- params:
-- cardinality: many
SELECT * FROM t RIGHT JOIN u USING (id);

-- name: natural_right_star :many
-- expect: id int32 notnull, a int32 null, t_id int32 notnull, w text null, y int32 notnull, b int32 null, c text null
-- params:
-- cardinality: many
SELECT * FROM t NATURAL RIGHT JOIN u;

-- name: using_order :many
-- expect: id int32 notnull, a int32 notnull, b int32 null, c text notnull, t_id int32 notnull, w text null, y int32 notnull
-- params:
-- cardinality: many
SELECT * FROM t JOIN u USING (a, id);

-- name: right_then_left :many
-- expect: id int32 notnull, t_id int32 notnull, a int32 null, w text null, y int32 notnull, a int32 null, b int32 null, c text null, k int32 null, v text null
-- params:
-- cardinality: many
SELECT * FROM t RIGHT JOIN u USING (id) LEFT JOIN p USING (id);

-- name: using_name :many
-- expect: id int32 notnull, tid int32 null
-- params:
-- cardinality: many
SELECT id, t.id AS tid FROM t RIGHT JOIN u USING (id);

-- name: row_equals_query :many
-- expect: id int32 notnull
-- params: id int32 notnull
-- cardinality: many
SELECT id FROM t WHERE (a, b) = (SELECT a, y FROM u WHERE id = :id);

-- name: query_equals_query :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM t WHERE (SELECT t_id, y FROM u WHERE u.id = 1) = (SELECT k, id FROM p WHERE p.id = 1);

-- name: rows_in_list :many
-- expect: id int32 notnull
-- params: two int32 notnull
-- cardinality: many
SELECT id FROM t WHERE (a, b) IN ((1, :two), (20, 7));

-- name: rows_in_query :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM t WHERE (id, a) IN (SELECT t_id, a FROM u);

-- name: nested_rows :many
-- expect: id int32 notnull
-- params: b int32 notnull
-- cardinality: many
SELECT id FROM t WHERE (a, (b, id)) = (20, (:b, 2));

-- name: row_any :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM t WHERE (id, a) = ANY (SELECT t_id, a FROM u);

-- name: row_value :many
-- expect: same int64 null, none int64 null
-- params:
-- cardinality: many
SELECT (a, b) = (20, 5) AS same, (a, id) = (SELECT a, t_id FROM u WHERE u.id = 99) AS none FROM t;

-- name: outer_aggregate :many
-- expect: s decimal null
-- params:
-- cardinality: many
SELECT (SELECT SUM(t.a) FROM u LIMIT 1) AS s FROM t;

-- name: outer_aggregate_grouped :many
-- expect: c text notnull, m int32 null
-- params:
-- cardinality: many
SELECT c, (SELECT MAX(t.a) FROM u LIMIT 1) AS m FROM t GROUP BY c;

-- name: outer_aggregate_having :many
-- expect: c text notnull
-- params:
-- cardinality: many
SELECT c FROM t GROUP BY c HAVING EXISTS (SELECT 1 FROM u WHERE u.a > SUM(t.b));

-- name: own_aggregate :many
-- expect: n int64 notnull
-- params:
-- cardinality: many
SELECT (SELECT COUNT(t.a + u.y) FROM u) AS n FROM t;

-- name: three_arms :many
-- expect: n int64 notnull
-- params:
-- cardinality: many
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 5 UNION ALL SELECT n + 2 FROM r WHERE n < 3) SELECT n FROM r;

-- name: two_anchors :many
-- expect: n int64 notnull, m int64 null
-- params:
-- cardinality: many
WITH RECURSIVE r AS (SELECT 1 AS n, NULL AS m UNION ALL SELECT 2, id FROM t UNION ALL SELECT n + 1, n FROM r WHERE n < 4 UNION ALL SELECT n + 2, m FROM r WHERE n < 3) SELECT n, m FROM r;

-- name: null_in_second_arm :many
-- expect: n int64 notnull, m int64 null
-- params:
-- cardinality: many
WITH RECURSIVE r AS (SELECT 1 AS n, 1 AS m UNION ALL SELECT n + 1, m FROM r WHERE n < 3 UNION ALL SELECT n + 1, NULL FROM r WHERE n < 3) SELECT n, m FROM r;

-- name: matched :many
-- expect: id int32 notnull, score double notnull
-- params: words text notnull
-- cardinality: many
SELECT id, MATCH (c) AGAINST ('one') AS score FROM t WHERE MATCH (c) AGAINST (:words IN BOOLEAN MODE);

-- name: matched_outer :many
-- expect: id int32 notnull, score double null
-- params:
-- cardinality: many
SELECT u.id, MATCH (t.c) AGAINST ('one') AS score FROM u LEFT JOIN t ON t.id = u.t_id;

-- name: forced :many
-- expect: id int32 notnull
-- params: a int32 notnull
-- cardinality: many
SELECT id FROM t FORCE INDEX (ka) FORCE INDEX FOR ORDER BY (PRIMARY, ka) WHERE a = :a;

-- name: default_of :many
-- expect: d int32 notnull, n text null
-- params:
-- cardinality: many
SELECT DEFAULT(y) AS d, DEFAULT(w) AS n FROM u;

-- name: value_of_row :exec
-- params: id int32 notnull
INSERT INTO p (id, k, v) VALUES (:id, id + 100, 'x');

-- name: update_other :exec
-- expect-warning: W0304 148:8
-- params:
UPDATE t SET b = (SELECT MAX(y) FROM u WHERE u.t_id = t.id);

-- name: update_derived :exec
-- params:
UPDATE p SET k = 9 WHERE id IN (SELECT x.id FROM (SELECT id FROM p WHERE k > 3) AS x);

-- name: no_row_is_null :many
-- expect-error: E0209 156:24
SELECT id FROM t WHERE (a, b) IS NULL;

-- name: no_row_less_any :many
-- expect-error: E0209 160:24
SELECT id FROM t WHERE (a, b) < ANY (SELECT t_id, y FROM u);

-- name: uneven_rows :many
-- expect-error: E0209 164:24
SELECT id FROM t WHERE (a, b) = (SELECT id FROM u);

-- name: uneven_list :many
-- expect-error: E0209 168:24
SELECT id FROM t WHERE (a, b) IN ((1, 2), (3));

-- name: no_index :many
-- expect-error: E0224 172:29
SELECT id FROM t USE INDEX (kb);

-- name: no_fulltext :many
-- expect-error: E0223 176:24
SELECT id FROM u WHERE MATCH (w) AGAINST ('x');

-- name: match_column :many
-- expect-error: E0203 180:31
SELECT id FROM t WHERE MATCH (d) AGAINST ('x');

-- name: same_with :many
-- expect-error: E0206 184:28
WITH q AS (SELECT 1 AS n), q AS (SELECT 2 AS n) SELECT n FROM q;

-- name: delete_derived :exec
-- expect-error: E0203 188:8
DELETE x FROM (SELECT id FROM p) AS x;

-- name: aggregate_in_where :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM t WHERE (SELECT SUM(t.a) FROM u) > 1;
