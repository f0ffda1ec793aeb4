-- dialect: sqlite

-- name: row_number :many
-- expect: id int64 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT id, ROW_NUMBER() OVER (PARTITION BY team_id ORDER BY id DESC) AS n FROM person;

-- name: lag_default :many
-- expect: a int64 null, b text notnull, c int64 null
-- params:
-- cardinality: many
SELECT LAG(boss_id, 1, 0) OVER (ORDER BY id) AS a, LEAD(name, 1, '-') OVER (ORDER BY id) AS b, LAG(id) OVER () AS c FROM person;

-- name: filtered :many
-- expect: s int64 null, n int64 notnull
-- params:
-- cardinality: many
SELECT SUM(id) FILTER (WHERE team_id = 1) OVER () AS s, COUNT(*) FILTER (WHERE boss_id > 1) OVER () AS n FROM person;

-- name: groups_frame :many
-- expect: s int64 notnull
-- params:
-- cardinality: many
SELECT SUM(id) OVER (ORDER BY team_id GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS s FROM person;

-- name: excluded :many
-- expect: s int64 null
-- params:
-- cardinality: many
SELECT SUM(id) OVER (ORDER BY team_id RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP) AS s FROM person;

-- name: texts :many
-- expect: g text notnull, t double notnull, m text notnull
-- params:
-- cardinality: many
SELECT group_concat(name, '/') OVER (ORDER BY id) AS g, total(id) OVER () AS t, max(name) OVER () AS m FROM person;

-- name: computed_bound :many
-- expect: s int64 notnull
-- params:
-- cardinality: many
SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN 1 + 1 PRECEDING AND CURRENT ROW) AS s FROM person;

-- name: nulls :many
-- expect: f int64 null, n text null
-- params:
-- cardinality: many
SELECT FIRST_VALUE(boss_id) OVER (ORDER BY boss_id DESC NULLS LAST) AS f, NTH_VALUE(name, 2) OVER () AS n FROM person;

-- name: named :many
-- expect: s double null, a double null
-- params:
-- cardinality: many
SELECT SUM(hours) OVER w AS s, AVG(hours) OVER w AS a FROM task WINDOW w AS (PARTITION BY team_id);

-- name: alias_in_where :many
-- expect-error: E0220 59:52
SELECT ROW_NUMBER() OVER () AS r FROM person WHERE r > 1;

-- name: filter_on_ranking :many
-- expect-error: E0222 63:8
SELECT RANK() FILTER (WHERE id > 1) OVER (ORDER BY id) FROM person;

-- name: negative :many
-- expect-error: E0222 67:21
SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN CURRENT ROW AND 1 PRECEDING) FROM person;

-- name: range_two_keys :many
-- expect-error: E0222 71:21
SELECT SUM(id) OVER (ORDER BY id, name RANGE 1 PRECEDING) FROM person;

-- name: in_returning :many
-- expect-error: E0220 75:30
DELETE FROM person RETURNING ROW_NUMBER() OVER ();
