-- dialect: postgres

-- name: row_number :many
-- expect: id int32 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT id, row_number() OVER (PARTITION BY team_id ORDER BY id DESC) AS n FROM person;

-- name: ranks :many
-- expect: r int64 notnull, d int64 notnull, t int64 notnull, p double notnull
-- params:
-- cardinality: many
SELECT rank() OVER w AS r, dense_rank() OVER w AS d, ntile(2) OVER w AS t, percent_rank() OVER w AS p FROM person WINDOW w AS (ORDER BY team_id);

-- name: running :many
-- expect: id int64 notnull, h decimal notnull, n int64 notnull, c int64 notnull
-- params:
-- cardinality: many
SELECT id, sum(id) OVER (ORDER BY id) AS h, count(*) OVER () AS n, count(note) OVER (ORDER BY id) AS c FROM task;

-- name: ends :many
-- expect: f text notnull, l int32 null, b text null
-- params:
-- cardinality: many
SELECT first_value(name) OVER (ORDER BY id) AS f, last_value(boss_id) OVER (PARTITION BY team_id ORDER BY id) AS l, lag(name) OVER (ORDER BY id) AS b FROM person;

-- name: frames :many
-- expect: a int64 notnull, c int32 notnull
-- params:
-- cardinality: many
SELECT sum(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS a, min(id) OVER (ORDER BY id RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) AS c FROM person;

-- name: filtered :many
-- expect: s int64 null
-- params:
-- cardinality: many
SELECT sum(id) FILTER (WHERE team_id = 1) OVER (ORDER BY id) AS s FROM person;

-- name: built_on :many
-- expect: s int64 notnull
-- params:
-- cardinality: many
SELECT sum(id) OVER (w ORDER BY id) AS s FROM person WINDOW w AS (PARTITION BY team_id);

-- name: grouped :many
-- engines: sqlite mariadb mysql (Dolt cannot)
-- expect: team_id int32 notnull, r int64 notnull
-- params:
-- cardinality: many
SELECT team_id, rank() OVER (ORDER BY count(*) DESC) AS r FROM task GROUP BY team_id;

-- name: nulls_last :many
-- expect: id int32 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT id, row_number() OVER (ORDER BY boss_id, id) AS n FROM person;

-- name: enum_lag :many
-- expect: t enum null, f enum notnull
-- params:
-- cardinality: many
SELECT lag(tag) OVER (ORDER BY id) AS t, first_value(tag) OVER (ORDER BY id) AS f FROM person;

-- name: dates :many
-- expect: latest datetime null
-- params:
-- cardinality: many
SELECT max(done_at) OVER (ORDER BY id) AS latest FROM task;

-- name: in_where :many
-- expect-error: E0220 72:29
SELECT id FROM person WHERE row_number() OVER (ORDER BY id) = 1;
