-- name: over_nothing :one
-- expect: n int64 notnull, m int64 notnull, s decimal null, a decimal null, lo decimal null, hi datetime null, teams int64 notnull
-- params:
-- cardinality: one
SELECT COUNT(*) AS n, COUNT(person_id) AS m, SUM(hours) AS s, AVG(hours) AS a, MIN(hours) AS lo, MAX(done_at) AS hi, COUNT(DISTINCT team_id) AS teams FROM task WHERE id > 1000000;

-- name: over_all :one
-- expect: n int64 notnull, a uint64 null, b uint64 null, c text null, d decimal null, e int32 null
-- params:
-- cardinality: one
SELECT COUNT(*) AS n, MIN(id) AS a, MAX(id) AS b, MIN(note) AS c, SUM(team_id) AS d, MAX(team_id) AS e FROM task;

-- name: having_without_group :many
-- expect: n int64 notnull, m decimal null
-- params:
-- cardinality: many
SELECT COUNT(*) AS n, MAX(hours) AS m FROM task HAVING COUNT(*) > 2;

-- name: grouped :many
-- expect: team_id int32 notnull, n int64 notnull, notes int64 notnull, lo decimal notnull, hi text null, p int32 null
-- params:
-- cardinality: many
SELECT team_id, COUNT(*) AS n, COUNT(note) AS notes, MIN(hours) AS lo, MAX(note) AS hi, MAX(person_id) AS p FROM task GROUP BY team_id;

-- name: grouped_null_key :many
-- expect: person_id int32 null, n int64 notnull, t int32 notnull
-- params:
-- cardinality: many
SELECT person_id, COUNT(*) AS n, MAX(team_id) AS t FROM task GROUP BY person_id;

-- name: grouped_expression :many
-- expect: k int64 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT team_id + 1 AS k, COUNT(*) AS n FROM task GROUP BY team_id + 1;

-- name: grouped_alias :many
-- expect: u text notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT UPPER(name) AS u, COUNT(*) AS n FROM person GROUP BY u;

-- name: grouped_position :many
-- expect: tag enum notnull, boss_id int32 null, n int64 notnull
-- params:
-- cardinality: many
SELECT tag, boss_id, COUNT(*) AS n FROM person GROUP BY 1, 2;

-- name: grouped_not_null :many
-- expect: person_id int32 notnull, t decimal notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT person_id, SUM(team_id) AS t, COUNT(*) AS n FROM task WHERE person_id IS NOT NULL GROUP BY person_id;

-- name: having_group :many
-- expect: team_id int32 notnull, last_done datetime null
-- params:
-- cardinality: many
SELECT team_id, MAX(done_at) AS last_done FROM task GROUP BY team_id HAVING COUNT(*) > 1 AND MAX(done_at) IS NOT NULL;

-- name: having_alias :many
-- expect: team_id int32 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT team_id, COUNT(*) AS n FROM task GROUP BY team_id HAVING n > 0 ORDER BY n DESC, team_id;

-- name: sum_of_case :many
-- expect: team_id int32 notnull, done decimal notnull, some decimal null, free decimal notnull
-- params:
-- cardinality: many
SELECT team_id, SUM(CASE WHEN done_at IS NULL THEN 0 ELSE 1 END) AS done, SUM(CASE WHEN hours > 1 THEN 1 END) AS some, SUM(person_id IS NULL) AS free FROM task GROUP BY team_id;

-- name: sum_over_all_of_case :one
-- expect: done decimal null, t decimal notnull, twice int64 notnull
-- params:
-- cardinality: one
SELECT SUM(CASE WHEN done_at IS NULL THEN 0 ELSE 1 END) AS done, COALESCE(SUM(team_id), 0) AS t, COUNT(*) * 2 AS twice FROM task;

-- name: count_of_expression :one
-- expect: a int64 notnull, b int64 notnull, c int64 notnull, d int64 notnull
-- params:
-- cardinality: one
SELECT COUNT(hours / 0) AS a, COUNT(NULL) AS b, COUNT(1) AS c, COUNT(DISTINCT person_id, team_id) AS d FROM task;

-- name: min_of_text :many
-- expect: tag enum notnull, first_name text notnull, last_name text notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT tag, MIN(name) AS first_name, MAX(name) AS last_name, COUNT(DISTINCT name) AS n FROM person GROUP BY tag;

-- name: group_of_left_join :many
-- expect: name text notnull, title text null, n int64 notnull
-- params:
-- cardinality: many
SELECT p.name, MAX(t.title) AS title, COUNT(t.id) AS n FROM person p LEFT JOIN team t ON t.id = p.team_id GROUP BY p.name;

-- name: max_of_enum :one
-- expect: tag enum null, lo enum null
-- params:
-- cardinality: one
SELECT MAX(tag) AS tag, MIN(tag) AS lo FROM person;

-- name: aggregate_of_aggregate :one
-- expect: m int64 null, s decimal null, k int64 notnull
-- params:
-- cardinality: one
SELECT MAX(q.n) AS m, SUM(q.n) AS s, COUNT(*) AS k FROM (SELECT COUNT(*) AS n FROM task GROUP BY team_id) AS q;

-- name: limit_zero_and_one :one
-- expect: name text notnull
-- params:
-- cardinality: optional
SELECT name FROM person ORDER BY id LIMIT 1;

-- name: distinct_values :many
-- expect: boss_id int32 null, tag enum notnull
-- params:
-- cardinality: many
SELECT DISTINCT boss_id, tag FROM person;

-- name: grouped_having_count :many
-- expect: n int64 notnull
-- params:
-- cardinality: many
SELECT COUNT(*) AS n FROM task GROUP BY team_id HAVING SUM(hours) > 0;

-- name: group_concat :many
-- expect: team_id int32 notnull, notes text null, t text null
-- params:
-- cardinality: many
SELECT team_id, GROUP_CONCAT(note) AS notes, GROUP_CONCAT(DISTINCT team_id ORDER BY team_id SEPARATOR '-') AS t FROM task GROUP BY team_id;

-- name: group_concat_all :one
-- expect: notes text null
-- params:
-- cardinality: one
SELECT GROUP_CONCAT(note) AS notes FROM task;
