-- dialect: sqlite

-- name: two_of_one_name :many
SELECT 1 AS one FROM a, a;

-- name: two_of_one_name_named :many
-- expect-error: E0202 8:8
SELECT id FROM a, a;

-- name: two_of_one_name_qualified :many
-- expect-error: E0202 12:10
SELECT a.id FROM a, a;

-- name: two_of_one_name_star :many
-- expect-error: E0202 16:8
SELECT * FROM a, a;

-- name: two_of_one_name_merged :many
-- expect: id int64 notnull, n int64 notnull
SELECT a.id, a.n FROM a NATURAL JOIN a;

-- name: update_from_itself :exec
-- expect-error: E0206 24:28
UPDATE a SET n = 1 FROM b, a;

-- name: merged_with_the_leftmost :many
-- expect: n int64 null, m int64 notnull
SELECT a.n, c.m FROM a JOIN b ON a.id = b.id JOIN c USING (kind);

-- name: natural_with_the_leftmost :many
SELECT c.m FROM a JOIN b USING (id) NATURAL JOIN c;

-- name: no_leftmost_beside_right :many
-- expect-error: E0202 35:66
SELECT a.n, c.m FROM a RIGHT JOIN b ON a.id = b.id JOIN c USING (kind);

-- name: having_without_groups :many
-- expect-error: E0208 39:27
SELECT kind FROM a HAVING COUNT(*) > 1;

-- name: having_with_an_aggregate :one
-- expect: c int64 notnull
SELECT COUNT(*) AS c FROM a HAVING MAX(n) > 1;

-- name: order_by_an_aggregate_alone :many
-- expect-error: E0207 47:29
SELECT kind FROM a ORDER BY MAX(n);

-- name: order_by_a_window :many
SELECT kind FROM a ORDER BY ROW_NUMBER() OVER (ORDER BY n);

-- name: order_by_what_a_star_has :many
SELECT * FROM a JOIN b ON a.id = b.id ORDER BY kind;

-- name: order_by_what_two_tables_have :many
-- expect-error: E0202 57:58
SELECT a.kind FROM a JOIN b ON a.id = b.id ORDER BY a.n, kind;

-- name: order_by_an_outer_column :many
-- expect-error: E0203 61:59
SELECT kind, (SELECT at FROM b WHERE b.id = a.id ORDER BY n) AS x FROM a;

-- name: group_by_an_outer_column :many
-- expect-error: E0203 65:59
SELECT kind, (SELECT at FROM b WHERE b.id = a.id GROUP BY n) AS x FROM a;

-- name: position_with_a_sign :many
-- expect-error: E0212 69:32
SELECT kind, n FROM a GROUP BY - 1;

-- name: position_with_a_plus :many
SELECT kind, n FROM a ORDER BY +2, 1 COLLATE NOCASE;

-- name: position_beyond_with_a_plus :many
-- expect-error: E0212 76:32
SELECT kind, n FROM a ORDER BY +3;

-- name: returning_star_of_a_table :many
-- expect-error: E0103 80:30
UPDATE a SET n = 1 RETURNING a.*;

-- name: distinct_of_two :one
-- expect-error: E0205 84:8
SELECT GROUP_CONCAT(DISTINCT kind, ',') AS k FROM a;

-- name: first_of_two_columns :many
-- expect: id int64 notnull
SELECT q.id FROM (SELECT a.id, b.id FROM a JOIN b) AS q;

-- name: a_word_is_no_name :many
-- expect-error: E0203 92:10
SELECT q.TRUE FROM (SELECT TRUE) AS q;

-- name: a_column_has_a_number :many
-- expect: column1 int64 notnull
SELECT q.column1 FROM (SELECT TRUE) AS q;

-- name: on_sees_what_follows :many
-- expect-error: E0202 100:41
SELECT a.n FROM a JOIN b ON at = '' AND n > 1 JOIN a AS x ON x.id = b.id;

-- name: returning_by_the_tables_name :one
-- expect: n int64 null
UPDATE a AS x SET n = 1 WHERE x.id = 1 RETURNING a.n;

-- name: returning_by_an_alias :one
-- expect-error: E0211 108:50
UPDATE a AS x SET n = 1 WHERE x.id = 1 RETURNING x.n;

-- name: merged_with_what_right_keeps :many
-- expect: n int64 null, kind text notnull
SELECT a.n, a.kind FROM a RIGHT JOIN a USING (id, n, kind);

-- name: star_to_the_left_of_right :many
-- expect-error: E0202 116:8
SELECT * FROM a NATURAL JOIN b RIGHT JOIN c ON c.m > 1;

-- name: star_of_what_right_keeps :many
-- expect: id int64 notnull, kind text null, n int64 null
SELECT a.* FROM a RIGHT JOIN c USING (id);

-- name: on_of_two_of_one_name :many
-- expect-error: E0202 124:36
SELECT x.n FROM a AS x JOIN b ON b.at > 1 JOIN b USING (id);

-- name: both_of_one_name :many
SELECT c.* FROM c NATURAL JOIN c;

-- name: in_a_table_has_no_alias :many
-- expect: v int64 null
SELECT CASE WHEN id IN one THEN n END AS v FROM a ORDER BY n IN one DESC NULLS LAST;

-- name: collation_of_a_position :many
-- expect-error: E0213 135:47
SELECT id, kind FROM a ORDER BY +1, 2 COLLATE NOCASEX;

-- name: order_of_a_part :many
-- expect-error: E0202 139:78
SELECT a.n FROM a JOIN a AS x ON a.id = x.id UNION SELECT id FROM b ORDER BY n;

-- name: using_in_update_from :exec
-- expect-error: E0202 143:25
UPDATE c SET m = 1 FROM a JOIN b USING (id), a AS x;

-- name: aggregate_at_a_position_with_a_plus :many
-- expect-error: E0207 147:56
SELECT COUNT(*) AS n, 1 AS one FROM a WHERE 1 GROUP BY +1;
