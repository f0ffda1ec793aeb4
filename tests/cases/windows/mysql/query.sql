-- name: row_number :many
-- expect: id int32 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT id, ROW_NUMBER() OVER (PARTITION BY team_id ORDER BY id DESC) AS n FROM person;

-- name: ranks :many
-- expect: r int64 notnull, d int64 notnull, t int64 notnull
-- params:
-- cardinality: many
SELECT RANK() OVER w AS r, DENSE_RANK() OVER w AS d, NTILE(2) OVER w AS t FROM person WINDOW w AS (ORDER BY team_id);

-- name: shares :many
-- engines: sqlite mariadb mysql (Dolt has no CUME_DIST)
-- expect-warning: W0102 19:51
-- expect: p double notnull, c double notnull
-- params:
-- cardinality: many
SELECT PERCENT_RANK() OVER (ORDER BY hours) AS p, CUME_DIST() OVER (ORDER BY hours) AS c FROM task;

-- name: neighbours :many
-- expect: before_it text null, after_it int32 null, h decimal null
-- params:
-- cardinality: many
SELECT LAG(name) OVER (ORDER BY id) AS before_it, LEAD(id, 2) OVER (ORDER BY id) AS after_it, LAG(hours) OVER (ORDER BY task_id) AS h FROM (SELECT p.id, p.name, k.id AS task_id, k.hours FROM person p JOIN task k ON k.person_id = p.id) q;

-- name: ends :many
-- expect: f text notnull, l int32 null
-- params:
-- cardinality: many
SELECT FIRST_VALUE(name) OVER (ORDER BY id) AS f, LAST_VALUE(boss_id) OVER (PARTITION BY team_id ORDER BY id) AS l FROM person;

-- name: running :many
-- expect: id uint64 notnull, h decimal notnull, n int64 notnull, c int64 notnull
-- params:
-- cardinality: many
SELECT id, SUM(hours) OVER (ORDER BY id) AS h, COUNT(*) OVER () AS n, COUNT(note) OVER (ORDER BY id) AS c FROM task;

-- name: extremes :many
-- expect: lo text notnull, hi int32 null, a decimal notnull
-- params:
-- cardinality: many
SELECT MIN(name) OVER (PARTITION BY team_id) AS lo, MAX(boss_id) OVER () AS hi, AVG(id) OVER () AS a FROM person;

-- name: empty_frame :many
-- expect: s decimal null, m text null, c int64 notnull
-- params:
-- cardinality: many
SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS s, MIN(name) OVER (ORDER BY id ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) AS m, COUNT(*) OVER (ORDER BY id ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) AS c FROM person;

-- name: frames :many
-- expect: a decimal notnull, b text notnull, c int32 notnull
-- params:
-- cardinality: many
SELECT SUM(id) OVER (ORDER BY id ROWS 1 PRECEDING) AS a, MAX(name) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS b, MIN(id) OVER (ORDER BY id RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) AS c FROM person;

-- name: frame_parameter :many
-- engines: sqlite mysql (MariaDB and Dolt want a number)
-- expect-warning: W0102 63:47
-- expect: s decimal notnull
-- params: back int64 notnull
-- cardinality: many
SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN :back PRECEDING AND CURRENT ROW) AS s FROM person;

-- name: built_on :many
-- expect: s decimal notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT SUM(id) OVER (w ORDER BY id) AS s, COUNT(*) OVER v AS n FROM person WINDOW w AS (PARTITION BY team_id), v AS (w ORDER BY id ROWS CURRENT ROW);

-- name: grouped :many
-- engines: sqlite mariadb mysql (Dolt cannot)
-- expect-warning: W0102 77:79
-- expect: team_id int32 notnull, h decimal notnull, r int64 notnull, n decimal notnull
-- params:
-- cardinality: many
SELECT team_id, SUM(hours) AS h, RANK() OVER (ORDER BY SUM(hours) DESC) AS r, SUM(COUNT(*)) OVER () AS n FROM task GROUP BY team_id;

-- name: beside_total :many
-- engines: sqlite mariadb mysql (Dolt cannot)
-- expect-warning: W0102 85:23
-- expect: n int64 notnull, r int64 notnull
-- params:
-- cardinality: many
SELECT COUNT(*) AS n, ROW_NUMBER() OVER () AS r FROM person;

-- name: in_order_by :many
-- expect: name text notnull
-- params:
-- cardinality: many
SELECT name FROM person ORDER BY ROW_NUMBER() OVER (ORDER BY id DESC);

-- name: by_alias :many
-- expect: name text notnull, r int64 notnull
-- params:
-- cardinality: many
SELECT name, RANK() OVER (ORDER BY team_id) AS r FROM person ORDER BY r, id;

-- name: in_expressions :many
-- expect: gap int64 null, prev int64 notnull, what text notnull
-- params:
-- cardinality: many
SELECT id - LAG(id) OVER (ORDER BY id) AS gap, COALESCE(LAG(id) OVER (ORDER BY id), 0) AS prev, CASE WHEN ROW_NUMBER() OVER (ORDER BY id) = 1 THEN 'first' ELSE 'other' END AS what FROM person;

-- name: filtered_outside :many
-- expect: id int32 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT q.id, q.n FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY team_id ORDER BY id) AS n FROM person) AS q WHERE q.n = 1;

-- name: with_query :many
-- expect: id uint64 notnull, team_id int32 notnull
-- params: most int64 notnull
-- cardinality: many
WITH ranked AS (SELECT id, team_id, ROW_NUMBER() OVER (PARTITION BY team_id ORDER BY hours DESC) AS n FROM task) SELECT id, team_id FROM ranked WHERE n <= :most;

-- name: left_joined :many
-- expect: id int32 notnull, h decimal null, f decimal null, n int64 notnull
-- params:
-- cardinality: many
SELECT p.id, SUM(k.hours) OVER (PARTITION BY p.id) AS h, FIRST_VALUE(k.hours) OVER (PARTITION BY p.id ORDER BY k.id) AS f, COUNT(k.id) OVER (PARTITION BY p.id) AS n FROM person p LEFT JOIN task k ON k.person_id = p.id;

-- name: proved :many
-- expect: m int32 notnull
-- params:
-- cardinality: many
SELECT MAX(boss_id) OVER () AS m FROM person WHERE boss_id IS NOT NULL;

-- name: correlated :many
-- expect: id int32 notnull, s decimal null
-- params:
-- cardinality: many
SELECT t.id, (SELECT SUM(p.id) OVER () FROM person p WHERE p.team_id = t.id LIMIT 1) AS s FROM team t;

-- name: distinct_ranks :many
-- expect: r int64 notnull
-- params:
-- cardinality: many
SELECT DISTINCT DENSE_RANK() OVER (ORDER BY team_id) AS r FROM person;

-- name: in_union :many
-- expect: id int64 notnull
-- params:
-- cardinality: many
SELECT id FROM team UNION ALL SELECT ROW_NUMBER() OVER (ORDER BY id) FROM person;

-- name: enum_ends :many
-- expect: f enum notnull, m enum notnull
-- params:
-- cardinality: many
SELECT FIRST_VALUE(tag) OVER (ORDER BY id) AS f, MIN(tag) OVER () AS m FROM person;

-- name: dates :many
-- expect: before_it datetime null, latest datetime null
-- params:
-- cardinality: many
SELECT LAG(done_at) OVER (ORDER BY id) AS before_it, MAX(done_at) OVER (ORDER BY id) AS latest FROM task;

-- name: insert_ranked :exec
-- params:
INSERT INTO team (id, title) SELECT 1000 + ROW_NUMBER() OVER (ORDER BY id), name FROM person;

-- name: update_ranked :exec
-- params: id int32 notnull
UPDATE team SET lead_id = (SELECT COUNT(*) OVER () FROM person LIMIT 1) WHERE id = :id;

-- name: in_where :many
-- expect-error: E0220 169:29 -- engine-accepts: dolt: it does not look
SELECT id FROM person WHERE ROW_NUMBER() OVER (ORDER BY id) = 1;

-- name: in_having :many
-- expect-error: E0220 173:52
SELECT team_id FROM person GROUP BY team_id HAVING RANK() OVER (ORDER BY team_id) = 1;

-- name: in_group_by :many
-- expect-error: E0220 177:38
SELECT COUNT(*) FROM person GROUP BY ROW_NUMBER() OVER (ORDER BY id);

-- name: alias_in_having :many
-- expect-error: E0220 181:68 -- engine-accepts: dolt: it does not look
SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS n FROM person HAVING n = 1;

-- name: in_aggregate :many
-- expect-error: E0220 185:12
SELECT SUM(ROW_NUMBER() OVER (ORDER BY id)) FROM person;

-- name: in_window :many
-- expect-error: E0220 189:30 -- engine-accepts: dolt: it does not look
SELECT RANK() OVER (ORDER BY ROW_NUMBER() OVER (ORDER BY id)) FROM person;

-- name: in_set :exec
-- expect-error: E0220 193:29
UPDATE person SET boss_id = ROW_NUMBER() OVER (ORDER BY id);

-- name: in_values :exec
-- expect-error: E0220 197:38 -- engine-accepts: dolt: it does not look
INSERT INTO team (id, title) VALUES (ROW_NUMBER() OVER (), 'x');

-- name: no_such_window :many
-- expect-error: E0221 201:21 -- engine-accepts: dolt: it does not look
SELECT SUM(id) OVER w FROM person WINDOW v AS (ORDER BY id);

-- name: base_with_frame :many
-- expect-error: E0222 205:22 -- engine-accepts: dolt: it does not look
SELECT SUM(id) OVER (w) FROM person WINDOW w AS (ORDER BY id ROWS CURRENT ROW);

-- name: two_orders :many
-- expect-error: E0222 209:22
SELECT SUM(id) OVER (w ORDER BY name) FROM person WINDOW w AS (ORDER BY id);

-- name: no_such_column_in_window :many
-- expect-error: E0203 213:35
SELECT SUM(id) OVER (PARTITION BY teem_id) FROM person;

-- name: no_such_column_in_named :many
-- expect-error: E0203 217:57
SELECT SUM(id) OVER w FROM person WINDOW w AS (ORDER BY idd);

-- name: ungrouped_key :many
-- expect-warning: W0102 222:17
-- expect-error: E0208 222:45 -- engine-accepts: mariadb: it looks at no window
SELECT team_id, ROW_NUMBER() OVER (ORDER BY name) FROM person GROUP BY team_id;

-- name: without_over :many
-- expect-error: E0222 226:8
SELECT ROW_NUMBER() FROM person;

-- name: over_scalar :many
-- expect-error: E0222 230:8
SELECT ABS(id) OVER () FROM person;

-- name: distinct_over :many
-- expect-error: E0222 234:8 -- engine-accepts: dolt: it does not look
SELECT COUNT(DISTINCT id) OVER () FROM person;

-- name: range_of_text :many
-- expect-error: E0222 238:42 -- engine-accepts: dolt: it does not look
SELECT SUM(id) OVER (ORDER BY name RANGE 1 PRECEDING) FROM person;

-- name: backwards :many
-- expect-error: E0222 242:21 -- engine-accepts: mysql: while the table is empty
SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN CURRENT ROW AND 1 PRECEDING) FROM person;
