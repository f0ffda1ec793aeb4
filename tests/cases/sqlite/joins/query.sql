-- dialect: sqlite

-- name: left_join :many
-- expect: handle text notnull, body text null, key text null
-- params:
-- cardinality: many
SELECT u.handle, n.body, n.key FROM users u LEFT JOIN notes n ON n.user_id = u.id;

-- name: left_proved :many
-- expect: handle text notnull, body text notnull, price double null
-- params:
-- cardinality: many
SELECT u.handle, n.body, n.price FROM users u LEFT JOIN notes n ON n.user_id = u.id WHERE n.stars >= 0;

-- name: using_column :many
-- expect: id int64 notnull, score double notnull, other double null
-- params:
-- cardinality: many
SELECT id, a.score, b.score AS other FROM users a LEFT JOIN users b USING (id);

-- name: star_using :many
-- expect: id int64 notnull, age int64 null, nick text null
-- params:
-- cardinality: many
SELECT * FROM (SELECT id, age FROM users) a JOIN (SELECT id, nick FROM users) b USING (id);

-- name: right_join :many
-- expect: handle text null, body text notnull
-- params:
-- cardinality: many
SELECT u.handle, n.body FROM users u RIGHT JOIN notes n ON n.user_id = u.id;

-- name: full_join :many
-- expect: handle text null, body text null
-- params:
-- cardinality: many
SELECT u.handle, n.body FROM users u FULL JOIN notes n ON n.user_id = u.id;

-- name: with_recursive :many
-- expect: x int64 notnull
-- params:
-- cardinality: many
WITH RECURSIVE c(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM c WHERE x < 3) SELECT x FROM c;

-- name: with_recursive_widens :many
-- expect: x any notnull
-- params:
-- cardinality: many
WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 0.5 FROM c WHERE x < 3) SELECT x FROM c;

-- name: with_recursive_null :many
-- expect: x int64 notnull, y int64 null
-- params:
-- cardinality: many
WITH RECURSIVE c(x, y) AS (SELECT 1, 1 UNION ALL SELECT x + 1, NULL FROM c WHERE x < 3) SELECT x, y FROM c;

-- name: union_mixed :many
-- expect: x any null
-- params:
-- cardinality: many
SELECT stars AS x FROM notes UNION ALL SELECT price FROM notes;

-- name: intersect :many
-- expect: age int64 notnull
-- params:
-- cardinality: many
SELECT age FROM users INTERSECT SELECT stars FROM notes;

-- name: except :many
-- expect: stars int64 notnull
-- params:
-- cardinality: many
SELECT stars FROM notes EXCEPT SELECT age FROM users;

-- name: full_using :many
-- expect: id int64 notnull, handle text null, score double null
-- params:
-- cardinality: many
SELECT id, a.handle, b.score FROM users a FULL JOIN users b USING (id);

-- name: full_using_nullable :many
-- expect: age int64 null
-- params:
-- cardinality: many
SELECT age FROM users a FULL JOIN (SELECT age, 1 AS one FROM users) b USING (age);

-- name: full_one_side_nullable :many
-- expect: key text null, a_key text null, b_key text null
-- params:
-- cardinality: many
SELECT key, a.key AS a_key, b.key AS b_key FROM (SELECT note_key AS key FROM tags) a FULL JOIN notes b USING (key);

-- name: full_star :many
-- expect: id int64 notnull, h text null, age int64 null, n text null
-- params:
-- cardinality: many
SELECT * FROM (SELECT id, handle AS h, age FROM users WHERE id < 4) a FULL JOIN (SELECT id, handle AS n FROM users WHERE id > 2) b USING (id);

-- name: full_star_ordered :many
-- expect: id int64 notnull, h text null, n text null, id_2 int64 null
-- params:
-- cardinality: many
SELECT *, b.id AS id_2 FROM (SELECT id, handle AS h FROM users WHERE id < 4) a NATURAL FULL JOIN (SELECT id, handle AS n FROM users WHERE id > 2) b ORDER BY id;

-- name: full_chain :many
-- expect: id int64 notnull, a text null, b text null, c text null
-- params:
-- cardinality: many
SELECT * FROM (SELECT id, handle AS a FROM users WHERE id < 3) x FULL JOIN (SELECT id, handle AS b FROM users WHERE id IN (2, 3)) y USING (id)
FULL JOIN (SELECT id, handle AS c FROM users WHERE id > 1) z USING (id);

-- name: full_then_inner :many
-- expect: id int64 notnull, a_id int64 null, b_id int64 null, c_id int64 notnull
-- params:
-- cardinality: many
SELECT id, x.id AS a_id, y.id AS b_id, z.id AS c_id FROM (SELECT id FROM users WHERE id < 3) x FULL JOIN (SELECT id FROM users WHERE id IN (2, 3)) y USING (id)
JOIN users z USING (id);

-- name: full_then_left :many
-- expect: id int64 notnull, a_id int64 null, c_id int64 null
-- params:
-- cardinality: many
SELECT id, x.id AS a_id, z.id AS c_id FROM (SELECT id FROM users WHERE id < 3) x FULL JOIN (SELECT id FROM users WHERE id IN (2, 3)) y USING (id)
LEFT JOIN users z USING (id);

-- name: full_then_right :many
-- expect: id int64 notnull, a_id int64 null
-- params:
-- cardinality: many
SELECT id, x.id AS a_id FROM (SELECT id FROM users WHERE id < 3) x FULL JOIN (SELECT id FROM users WHERE id IN (2, 3)) y USING (id)
RIGHT JOIN users z USING (id);

-- name: full_right_on :many
-- expect: id int64 null, stars int64 notnull
-- params:
-- cardinality: many
SELECT id, n.stars FROM (SELECT id FROM users WHERE id < 3) x FULL JOIN (SELECT id FROM users WHERE id IN (2, 3)) y USING (id)
RIGHT JOIN notes n ON n.user_id = y.id;

-- name: left_then_full :many
-- expect: id int64 notnull, a_id int64 null, b_id int64 null
-- params:
-- cardinality: many
SELECT id, x.id AS a_id, y.id AS b_id FROM (SELECT id FROM users WHERE id < 3) x LEFT JOIN (SELECT id FROM users WHERE id IN (2, 3)) y USING (id)
FULL JOIN users z USING (id);

-- name: right_then_full :many
-- expect: id int64 notnull, a_id int64 null
-- params:
-- cardinality: many
SELECT id, x.id AS a_id FROM (SELECT id FROM users WHERE id < 3) x RIGHT JOIN (SELECT id FROM users WHERE id IN (2, 3)) y USING (id)
FULL JOIN users z USING (id);

-- name: full_where :many
-- expect: id int64 notnull, a_id int64 null, b_id int64 null
-- params: p int64 notnull
-- cardinality: many
SELECT id, a.id AS a_id, b.id AS b_id FROM (SELECT id FROM users WHERE id < 4) a FULL JOIN (SELECT id FROM users WHERE id > 2) b USING (id) WHERE id > :p;

-- name: full_one_key :many
-- expect: id int64 notnull
-- params:
-- cardinality: many
SELECT id FROM users a FULL JOIN users b USING (id) WHERE id = 1;

-- name: full_groups :many
-- expect: id int64 notnull, n int64 notnull, m int64 null
-- params:
-- cardinality: many
SELECT id, COUNT(*) AS n, MAX(a.id) AS m FROM (SELECT id FROM users WHERE id < 4) a FULL JOIN (SELECT id FROM users WHERE id > 2) b USING (id) GROUP BY id HAVING id > 1 ORDER BY id;

-- name: full_no_groups :one
-- expect: id int64 null, n int64 notnull
-- params:
-- cardinality: one
SELECT id, COUNT(*) AS n FROM (SELECT id FROM users WHERE id > 100) a FULL JOIN (SELECT id FROM users WHERE id > 200) b USING (id);

-- name: full_correlated :many
-- expect: id int64 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT id, (SELECT COUNT(*) + id FROM notes WHERE user_id = id) AS n FROM (SELECT id FROM users WHERE id < 4) a FULL JOIN (SELECT id FROM users WHERE id > 2) b USING (id);

-- name: full_derived :many
-- expect: id int64 notnull, h text null
-- params:
-- cardinality: many
SELECT v.id, v.h FROM (SELECT * FROM (SELECT id, handle AS h FROM users WHERE id < 4) a FULL JOIN (SELECT id FROM users WHERE id > 2) b USING (id)) v;

-- name: full_ambiguous
-- expect-error: E0202 192:83
SELECT a.id FROM users a FULL JOIN users b USING (id) LEFT JOIN users d ON d.id = id;

-- name: full_merged_into :many
-- expect: id int64 notnull
SELECT c.id FROM users c LEFT JOIN (users a FULL JOIN users b USING (id)) USING (id);

-- name: full_on_sees_further
-- expect-error: E0203 200:64
SELECT u.id FROM users u JOIN (SELECT 1 AS one) o ON o.one AND id FULL JOIN notes n ON n.user_id = u.id FULL JOIN (SELECT 1 AS id) b USING (id);

-- name: full_two_of_one_name :many
-- expect: id int64 notnull, age int64 null
-- params:
-- cardinality: many
SELECT users.id AS id, users.age AS age FROM users NATURAL FULL JOIN users;

-- name: full_star_of_two :many
-- expect: note_key text notnull, tag text notnull, weight int64 notnull, note_key text notnull, tag text notnull, weight int64 notnull
-- params:
-- cardinality: many
SELECT tags.* FROM tags NATURAL FULL JOIN tags;

-- name: using_of_what_is_left_out :many
-- expect: user_id int64 null, body text null
-- params:
-- cardinality: many
SELECT n.user_id, n.body FROM users u FULL JOIN notes n ON n.user_id = u.id JOIN (SELECT NULLIF(age, 30) AS user_id FROM users) d USING (user_id);

-- name: using_of_what_left_leaves_out :many
-- expect: user_id int64 null, one int64 notnull
-- params:
-- cardinality: many
SELECT n.user_id, d.one FROM users u LEFT JOIN notes n ON n.user_id = u.id LEFT JOIN (SELECT NULLIF(age, 30) AS user_id, 1 AS one FROM users) d USING (user_id) WHERE d.one = 1;

-- name: using_after_left :many
-- expect: user_id int64 notnull, body text notnull
-- params:
-- cardinality: many
SELECT n.user_id, n.body FROM users u LEFT JOIN notes n ON n.user_id = u.id JOIN (SELECT NULLIF(age, 30) AS user_id FROM users) d USING (user_id);

-- name: full_star_of_left :many
-- expect: id int64 notnull, h text null, own int64 null
-- params:
-- cardinality: many
SELECT a.*, +a.id AS own FROM (SELECT id, handle AS h FROM users WHERE id < 4) a FULL JOIN (SELECT id FROM users WHERE id > 2) b USING (id);

-- name: full_star_of_right :many
-- expect: id int64 null
-- params:
-- cardinality: many
SELECT b.* FROM (SELECT id, handle AS h FROM users WHERE id < 4) a FULL JOIN (SELECT id FROM users WHERE id > 2) b USING (id);

-- name: right_then_full_star :many
-- expect: id int64 notnull, h text null, n text null
-- params:
-- cardinality: many
SELECT * FROM (SELECT id, handle AS h FROM users WHERE id < 3) x RIGHT JOIN (SELECT id FROM users WHERE id IN (2, 3)) y USING (id)
FULL JOIN (SELECT id, handle AS n FROM users) z USING (id);

-- name: inner_then_full_star_of_second :many
-- expect: id int64 notnull, h text null
-- params:
-- cardinality: many
SELECT y.* FROM (SELECT id FROM users WHERE id < 4) x JOIN (SELECT id, handle AS h FROM users) y USING (id) FULL JOIN (SELECT id FROM users) z USING (id);

-- name: right_then_left_star
-- expect-error: E0202 259:8
SELECT * FROM tags x RIGHT JOIN tags y USING (note_key, weight) LEFT JOIN tags z USING (note_key);

-- name: two_of_one_name_inside :many
-- expect: id int64 notnull, id:1 text notnull
-- params:
-- cardinality: many
SELECT * FROM (SELECT id, handle AS id FROM users) q;

-- name: two_of_one_name_in_parens :many
-- expect: key text notnull, key:1 text notnull
-- params:
-- cardinality: many
SELECT a.key, b.key FROM users u JOIN (notes a JOIN notes b ON a.key < b.key) ON u.id = a.user_id;

-- name: full_in_parens :many
-- expect: id int64 notnull, a_id int64 null, h text null
-- params:
-- cardinality: many
SELECT c.id, a.id AS a_id, h FROM users c LEFT JOIN ((SELECT id FROM users WHERE id < 3) a FULL JOIN (SELECT id, handle AS h FROM users WHERE id > 1) b USING (id)) ON b.id = c.id;

-- name: full_in_parens_merged :many
-- expect: n int64 notnull, id int64 null
-- params:
-- cardinality: many
SELECT c.n, id FROM (SELECT 1 AS n UNION SELECT 99) c LEFT JOIN ((SELECT id FROM users WHERE id < 3) a FULL JOIN (SELECT id FROM users WHERE id > 1) b USING (id)) ON id = c.n;

-- name: full_in_parens_star :many
-- expect: n int64 notnull, id int64 notnull, h text null, r double null
-- params:
-- cardinality: many
SELECT * FROM (SELECT 1 AS n) c JOIN ((SELECT id, handle AS h FROM users WHERE id < 3) a FULL JOIN (SELECT id, score AS r FROM users WHERE id > 1) b USING (id)) ON id >= c.n;

-- name: right_in_parens :many
-- expect: n int64 notnull, inner_n int64 null
-- params:
-- cardinality: many
SELECT n, y.n AS inner_n FROM (SELECT 1 AS n, 7 AS z) c NATURAL LEFT JOIN ((SELECT 2 AS n, 3 AS w) x RIGHT JOIN (SELECT 4 AS n) y USING (n)) WHERE n = 1;

-- name: alias_of_join :many
-- expect: handle text notnull, stars int64 notnull, id int64 notnull
-- params:
-- cardinality: many
SELECT j.handle, j.stars, id FROM (users u JOIN notes n ON n.user_id = u.id) AS j;

-- name: alias_of_left_join :many
-- expect: handle text notnull, body text null
-- params:
-- cardinality: many
SELECT handle, j.body FROM (users u LEFT JOIN notes n ON n.user_id = u.id) j WHERE j.id > 0;

-- name: alias_of_join_left_out :many
-- expect: tag text notnull, handle text null, stars int64 null
-- params:
-- cardinality: many
SELECT t.tag, j.handle, j.stars FROM tags t LEFT JOIN (users u JOIN notes n ON n.user_id = u.id) AS j ON j.key = t.note_key;

-- name: alias_of_full_join :many
-- expect: id int64 notnull, h text null
-- params:
-- cardinality: many
SELECT * FROM ((SELECT id FROM users WHERE id < 3) a FULL JOIN (SELECT id, handle AS h FROM users WHERE id > 1) b USING (id)) AS j;

-- name: alias_first_of_two :many
-- expect: id int64 notnull
-- params:
-- cardinality: many
SELECT j.id FROM (users a JOIN users b ON a.id < b.id) AS j;

-- name: alias_ambiguous
-- expect-error: E0202 329:8
SELECT id FROM (users a JOIN users b ON a.id < b.id) AS j;

-- name: alias_star
-- expect-error: E0202 333:8
SELECT * FROM (users a JOIN users b ON a.id < b.id) AS j;

-- name: alias_qualified_star
-- expect-error: E0211 337:8
SELECT j.* FROM (users u JOIN notes n ON n.user_id = u.id) AS j;

-- name: on_names_further :many
-- expect: handle text notnull, body text notnull, tag text notnull
-- params:
-- cardinality: many
SELECT u.handle, n.body, tag FROM users u JOIN notes n ON n.key = note_key AND n.user_id = u.id JOIN tags t ON t.weight >= 0;

-- name: on_names_left_out :many
-- expect: handle text notnull, key text notnull
-- params: p int64 notnull
-- cardinality: many
SELECT u.handle, n.key FROM users u JOIN tags t ON n.key = t.note_key AND t.weight > :p LEFT JOIN notes n ON n.user_id = u.id;

-- name: on_subquery_names_further :many
-- expect: id int64 notnull, weight int64 notnull
-- params:
-- cardinality: many
SELECT u.id, t.weight FROM users u JOIN users v ON EXISTS (SELECT 1 FROM notes n WHERE n.key = t.note_key AND n.user_id = u.id) JOIN tags t ON v.id = u.id;

-- name: left_on_names_further
-- expect-error: E0203 359:47
SELECT u.id FROM users u LEFT JOIN users v ON t.weight = u.id JOIN tags t;

-- name: on_further_before_right
-- expect-error: E0203 363:42
SELECT u.id FROM users u JOIN users v ON t.weight = u.id RIGHT JOIN tags t;

-- name: on_further_ambiguous
-- expect-error: E0202 367:52
SELECT u.id FROM users u JOIN (SELECT 1 AS one) ON user_id = 1 JOIN notes n JOIN notes m;
