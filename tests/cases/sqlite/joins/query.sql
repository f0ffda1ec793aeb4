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
