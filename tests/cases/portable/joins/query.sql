-- dialect: postgres

-- name: inner_join :many
-- expect: id int32 notnull, name text notnull, title text notnull, city text null
-- params:
-- cardinality: many
SELECT p.id, p.name, t.title, t.city FROM person p JOIN team t ON t.id = p.team_id;

-- name: left_join :many
-- expect: id int32 notnull, team_id int32 null, title text null, city text null, alone bool notnull
-- params:
-- cardinality: many
SELECT p.id, t.id AS team_id, t.title, t.city, t.title IS NULL AS alone FROM person p LEFT JOIN team t ON t.id = p.team_id;

-- name: left_where :many
-- expect: name text notnull, title text notnull
-- params:
-- cardinality: many
SELECT p.name, t.title FROM person p LEFT JOIN team t ON t.id = p.team_id WHERE t.city = 'Rome';

-- name: left_is_null :many
-- expect: name text notnull, id int32 null, title text null
-- params:
-- cardinality: many
SELECT p.name, t.id, t.title FROM person p LEFT JOIN team t ON t.id = p.team_id WHERE t.id IS NULL;

-- name: left_is_not_null :many
-- expect: name text notnull, id int32 notnull, title text notnull, city text null
-- params:
-- cardinality: many
SELECT p.name, t.id, t.title, t.city FROM person p LEFT JOIN team t ON t.id = p.team_id WHERE t.title IS NOT NULL;

-- name: left_or :many
-- expect: name text notnull, title text null, team_id int32 null
-- params:
-- cardinality: many
SELECT p.name, t.title, p.team_id FROM person p LEFT JOIN team t ON t.id = p.team_id WHERE t.title = 'core' OR p.name = 'Bob';

-- name: left_on_constant :many
-- expect: name text notnull, team_id int32 null, city text null
-- params:
-- cardinality: many
SELECT p.name, p.team_id, t.city FROM person p LEFT JOIN team t ON t.id = p.team_id AND p.team_id IS NOT NULL AND t.city IS NOT NULL;

-- name: right_join :many
-- expect: id int32 null, name text null, team_id int32 notnull, title text notnull
-- params:
-- cardinality: many
SELECT p.id, p.name, t.id AS team_id, t.title FROM person p RIGHT JOIN team t ON t.id = p.team_id;

-- name: cross_join :many
-- expect: name text notnull, title text notnull
-- params:
-- cardinality: many
SELECT p.name, t.title FROM person p CROSS JOIN team t;

-- name: self_join :many
-- expect: name text notnull, boss text null, boss_of_boss text null
-- params:
-- cardinality: many
SELECT p.name, b.name AS boss, bb.name AS boss_of_boss FROM person p LEFT JOIN person b ON b.id = p.boss_id LEFT JOIN person bb ON bb.id = b.boss_id;

-- name: left_then_inner :many
-- expect: name text notnull, title text notnull, hours double notnull
-- params:
-- cardinality: many
SELECT p.name, t.title, k.hours FROM person p LEFT JOIN team t ON t.id = p.team_id JOIN task k ON k.team_id = t.id;

-- name: inner_then_left :many
-- expect: name text notnull, title text notnull, hours double null, note text null
-- params:
-- cardinality: many
SELECT p.name, t.title, k.hours, k.note FROM person p JOIN team t ON t.id = p.team_id LEFT JOIN task k ON k.team_id = t.id;

-- name: left_of_group :many
-- expect: name text notnull, title text null, hours double null
-- params:
-- cardinality: many
SELECT p.name, t.title, k.hours FROM person p LEFT JOIN (team t JOIN task k ON k.team_id = t.id) ON t.id = p.team_id;

-- name: left_of_derived :many
-- expect: title text notnull, n int64 null, h double null
-- params:
-- cardinality: many
SELECT t.title, q.n, q.h FROM team t LEFT JOIN (SELECT team_id, COUNT(*) AS n, SUM(hours) AS h FROM task GROUP BY team_id) q ON q.team_id = t.id;

-- name: using_columns :many
-- expect: id int32 notnull, name text notnull, title text notnull
-- params:
-- cardinality: many
SELECT id, name, title FROM person JOIN team USING (id);

-- name: left_using :many
-- expect: id int32 notnull, name text notnull, title text null
-- params:
-- cardinality: many
SELECT id, name, title FROM person LEFT JOIN team USING (id);

-- name: right_using :many
-- expect: id int32 notnull, name text null, title text notnull
-- params:
-- cardinality: many
SELECT id, name, title FROM person RIGHT JOIN team USING (id);

-- name: right_then_left :many
-- expect: name text null, title text notnull, note text null
-- params:
-- cardinality: many
SELECT p.name, t.title, k.note FROM person p RIGHT JOIN team t ON t.id = p.team_id LEFT JOIN task k ON k.person_id = p.id;

-- name: left_const_on :many
-- expect: name text notnull, title text null
-- params:
-- cardinality: many
SELECT p.name, t.title FROM person p LEFT JOIN team t ON FALSE;

-- name: left_expression :many
-- expect: name text notnull, title text notnull, both_names text null, n int64 null, m int64 notnull
-- params:
-- cardinality: many
SELECT p.name, COALESCE(t.title, '?') AS title, p.name || t.title AS both_names, t.id + 1 AS n, CASE WHEN t.id IS NULL THEN 0 ELSE t.id END AS m FROM person p LEFT JOIN team t ON t.id = p.team_id;

-- name: left_aggregate :many
-- expect: id int32 notnull, n int64 notnull, all_rows int64 notnull, h double null, first_done datetime null
-- params:
-- cardinality: many
SELECT t.id, COUNT(k.id) AS n, COUNT(*) AS all_rows, SUM(k.hours) AS h, MIN(k.done_at) AS first_done FROM team t LEFT JOIN task k ON k.team_id = t.id GROUP BY t.id;

-- name: exists_and_in :many
-- expect: name text notnull, busy bool notnull, placed bool null, has_task bool null, idle bool notnull
-- params:
-- cardinality: many
SELECT p.name, EXISTS (SELECT 1 FROM task k WHERE k.person_id = p.id) AS busy, p.team_id IN (SELECT id FROM team) AS placed, p.id IN (SELECT person_id FROM task) AS has_task, p.id NOT IN (SELECT person_id FROM task WHERE person_id IS NOT NULL) AS idle FROM person p;

-- name: scalar_subqueries :many
-- expect: name text notnull, title text null, n int64 notnull, h double null, one int64 notnull
-- params:
-- cardinality: many
SELECT p.name, (SELECT t.title FROM team t WHERE t.id = p.team_id) AS title, (SELECT COUNT(*) FROM task k WHERE k.person_id = p.id) AS n, (SELECT SUM(hours) FROM task k WHERE k.person_id = p.id) AS h, (SELECT 1) AS one FROM person p;

-- name: right_join_of_join :many
-- expect: name text null, id int32 notnull, hours double null
-- params:
-- cardinality: many
SELECT q.name, id, k.hours FROM person p JOIN person q USING (id) LEFT JOIN (SELECT person_id, hours FROM task) k ON k.person_id = q.id RIGHT JOIN team t USING (id);

-- name: alias_of_join :many
-- expect: name text notnull, title text notnull, hours double null
-- params:
-- cardinality: many
SELECT j.name, title, k.hours FROM (person p JOIN team t ON t.id = p.team_id) AS j LEFT JOIN (SELECT person_id, hours FROM task) k ON k.person_id = j.boss_id;

-- name: alias_hides
-- expect-error: E0211 155:8
SELECT p.name FROM (person p JOIN team t ON t.id = p.team_id) AS j;

-- name: alias_ambiguous
-- expect-error: E0202 159:10
SELECT j.id FROM (person p JOIN team t ON t.id = p.team_id) AS j;
