-- dialect: postgres

-- name: using_two :many
-- expect: team_id int32 null, name text notnull, hours double null
-- params:
-- cardinality: many
SELECT team_id, p.name, k.hours FROM person p LEFT JOIN task k USING (team_id);

-- name: derived_constant :many
-- expect: name text notnull, one int64 null, t text null
-- params:
-- cardinality: many
SELECT p.name, q.one, q.t FROM person p LEFT JOIN (SELECT 1 AS one, id, COALESCE(city, '-') AS t FROM team) q ON q.id = p.team_id;

-- name: derived_filtered :many
-- expect: boss_id int32 notnull, name text notnull
-- params:
-- cardinality: many
SELECT q.boss_id, q.name FROM (SELECT boss_id, name FROM person WHERE boss_id > 0) AS q;

-- name: derived_left_inside :many
-- expect: title text notnull, name text notnull
-- params:
-- cardinality: many
SELECT q.title, q.name FROM (SELECT t.title, p.name FROM team t LEFT JOIN person p ON p.team_id = t.id) AS q WHERE q.name <> '';

-- name: cte_twice :many
-- expect: team_id int32 notnull, other int32 null
-- params:
-- cardinality: many
WITH w AS (SELECT id, team_id FROM person WHERE team_id IS NOT NULL) SELECT a.team_id, b.team_id AS other FROM w a LEFT JOIN w b ON b.id = a.id + 1;

-- name: cte_columns :many
-- expect: x int32 notnull, y int32 null, z int64 null
-- params:
-- cardinality: many
WITH w (x, y) AS (SELECT id, boss_id FROM person) SELECT x, y, x + y AS z FROM w;

-- name: cte_aggregate :many
-- expect: title text notnull, m double null, n int64 null
-- params:
-- cardinality: many
WITH w AS (SELECT team_id, MAX(hours) AS m, COUNT(note) AS n FROM task GROUP BY team_id) SELECT t.title, w.m, w.n FROM team t LEFT JOIN w ON w.team_id = t.id;

-- name: recursive :many
-- expect: id int32 notnull, boss_id int32 null, depth int64 notnull
-- params: id int32 notnull
-- cardinality: many
WITH RECURSIVE up AS (SELECT id, boss_id, 0 AS depth FROM person WHERE id = :id UNION ALL SELECT p.id, p.boss_id, up.depth + 1 FROM person p JOIN up ON p.id = up.boss_id WHERE up.depth < 5) SELECT id, boss_id, depth FROM up;

-- name: recursive_numbers :many
-- expect: i int64 notnull, j int64 null
-- params:
-- cardinality: many
WITH RECURSIVE n AS (SELECT 1 AS i, CAST(NULL AS integer) AS j UNION ALL SELECT i + 1, i FROM n WHERE i < 5) SELECT i, j FROM n;

-- name: union_null :many
-- expect: id int64 null, name text null
-- params:
-- cardinality: many
SELECT id, name FROM person UNION ALL SELECT NULL, title FROM team UNION SELECT 7, NULL;

-- name: union_derived :many
-- expect: x int32 notnull
-- params:
-- cardinality: many
SELECT q.x FROM (SELECT boss_id AS x FROM person WHERE boss_id IS NOT NULL UNION SELECT id FROM team) AS q;

-- name: intersect_except :many
-- expect: team_id int32 notnull
-- params:
-- cardinality: many
SELECT team_id FROM person INTERSECT SELECT id FROM team;

-- name: except_all :many
-- expect: team_id int32 null
-- params:
-- cardinality: many
SELECT team_id FROM person EXCEPT SELECT id FROM team;

-- name: subquery_in_from_limit :one
-- expect: name text notnull
-- params:
-- cardinality: optional
SELECT q.name FROM (SELECT name FROM person ORDER BY id LIMIT 1) AS q;

-- name: scalar_limit :many
-- expect: name text notnull, h double null
-- params:
-- cardinality: many
SELECT name, (SELECT hours FROM task WHERE task.person_id = person.id ORDER BY hours DESC LIMIT 1) AS h FROM person;

-- name: scalar_in_where :many
-- expect: name text notnull
-- params: city text notnull
-- cardinality: many
SELECT name FROM person WHERE team_id = (SELECT MIN(id) FROM team WHERE city = :city);

-- name: correlated_exists :many
-- expect: title text notnull
-- params:
-- cardinality: many
SELECT t.title FROM team t WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.team_id = t.id AND p.boss_id IS NOT NULL);

-- name: in_subquery_left :many
-- expect: name text notnull, title text null
-- params:
-- cardinality: many
SELECT p.name, t.title FROM person p LEFT JOIN team t ON t.id IN (SELECT team_id FROM task WHERE person_id = p.id);

-- name: case_of_join :many
-- expect: name text notnull, title text notnull, rome int64 notnull
-- params:
-- cardinality: many
SELECT p.name, CASE WHEN t.id IS NULL THEN 'none' ELSE t.title END AS title, CASE t.city WHEN 'Rome' THEN 1 ELSE 0 END AS rome FROM person p LEFT JOIN team t ON t.id = p.team_id;

-- name: if_of_join :many
-- expect: a text notnull, b text null, c text null
-- params:
-- cardinality: many
SELECT COALESCE(t.title, p.name) AS a, COALESCE(t.city, t.title) AS b, NULLIF(p.name, t.title) AS c FROM person p LEFT JOIN team t ON t.id = p.team_id;

-- name: having_not_null :many
-- expect: boss_id int32 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT boss_id, COUNT(*) AS n FROM person GROUP BY boss_id HAVING boss_id IS NOT NULL;

-- name: distinct_left :many
-- expect: city text null, tag enum notnull
-- params:
-- cardinality: many
SELECT DISTINCT t.city, p.tag FROM person p LEFT JOIN team t ON t.id = p.team_id;

-- name: order_by_subquery :many
-- expect: name text notnull
-- params:
-- cardinality: many
SELECT name FROM person ORDER BY (SELECT title FROM team WHERE team.id = person.team_id), id;

-- name: insert_from_join :exec
-- params: tag enum notnull
-- cardinality: none
INSERT INTO task (person_id, team_id, hours, note) SELECT p.id, t.id, 1.5, t.city FROM person p JOIN team t ON t.id = p.team_id WHERE p.tag = :tag;

-- name: insert_nullable_into_not_null :exec
-- params:
-- cardinality: none
INSERT INTO task (team_id, hours) SELECT team_id, 1 FROM person;

-- name: values_statement :many
-- expect: a int64 notnull, b text null
-- params:
-- cardinality: many
SELECT q.a, q.b FROM (SELECT 1 AS a, 'x' AS b UNION ALL SELECT 2, NULL) AS q;

-- name: upsert :exec
-- params: id int32 notnull, title text notnull, city text null
-- cardinality: none
INSERT INTO team (id, title, city) VALUES (:id, :title, :city) ON CONFLICT (id) DO UPDATE SET title = excluded.title, city = excluded.city;

-- name: upsert_nothing :exec
-- params: id int32 notnull, title text notnull
-- cardinality: none
INSERT INTO team (id, title) VALUES (:id, :title) ON CONFLICT DO NOTHING;

-- name: filtered :many
-- expect: team_id int32 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT team_id, COUNT(*) FILTER (WHERE note IS NULL) AS n FROM task GROUP BY team_id;

-- name: distinct_from :many
-- expect: id int32 notnull, a bool notnull
-- params:
-- cardinality: many
SELECT id, boss_id IS DISTINCT FROM team_id AS a FROM person;

-- name: natural :many
-- expect: id int32 notnull, name text notnull, title text notnull
-- params:
-- cardinality: many
SELECT id, name, title FROM person NATURAL JOIN team;
