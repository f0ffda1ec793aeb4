-- engines: mysql
-- flavour: mysql

-- name: lag_default :many
-- expect: a int64 null, b int64 notnull
-- params:
-- cardinality: many
SELECT LAG(boss_id, 1, 0) OVER (ORDER BY id) AS a, LEAD(id, 2, -1) OVER (ORDER BY id) AS b FROM person;

-- name: range_interval :many
-- expect: n int64 notnull
-- params:
-- cardinality: many
SELECT COUNT(*) OVER (ORDER BY done_at RANGE INTERVAL 1 DAY PRECEDING) AS n FROM task;

-- name: range_interval_parameter :many
-- expect: n int64 notnull
-- params: n int64 notnull
-- cardinality: many
SELECT COUNT(*) OVER (ORDER BY done_at RANGE BETWEEN INTERVAL :n HOUR PRECEDING AND CURRENT ROW) AS n FROM task;

-- name: rank_all :many
-- expect: r uint64 notnull, l int32 null
-- params:
-- cardinality: many
SELECT RANK() OVER () AS r, LAG(id) OVER () AS l FROM person;

-- name: later_base :many
-- expect: n uint64 notnull
-- params:
-- cardinality: many
SELECT ROW_NUMBER() OVER v AS n FROM person WINDOW v AS (w ORDER BY id), w AS (PARTITION BY team_id);

-- name: respect :many
-- expect: n text null
-- params:
-- cardinality: many
SELECT NTH_VALUE(name, 2) FROM FIRST RESPECT NULLS OVER (ORDER BY id) AS n FROM person;

-- name: json :many
-- expect: j json notnull
-- params:
-- cardinality: many
SELECT JSON_ARRAYAGG(id) OVER () AS j FROM person;

-- name: circle :many
-- expect-error: E0222 48:58
SELECT SUM(id) OVER v FROM person WINDOW v AS (w), w AS (v);

-- name: position_in_window :many
-- expect-error: E0222 52:31
SELECT SUM(id) OVER (ORDER BY 1) FROM person;

-- name: groups_frame :many
-- expect-error: E0222 56:34
SELECT SUM(id) OVER (ORDER BY id GROUPS 1 PRECEDING) FROM person;

-- name: excluded :many
-- expect-error: E0222 60:51
SELECT SUM(id) OVER (ORDER BY id ROWS 1 PRECEDING EXCLUDE TIES) FROM person;

-- name: ignored :many
-- expect-error: E0222 64:16
SELECT LAG(id) IGNORE NULLS OVER (ORDER BY id) FROM person;

-- name: range_of_date :many
-- expect-error: E0222 68:45
SELECT SUM(id) OVER (ORDER BY done_at RANGE 1 PRECEDING) FROM task;

-- name: rows_interval :many
-- expect-error: E0222 72:44
SELECT SUM(id) OVER (ORDER BY done_at ROWS INTERVAL 1 DAY PRECEDING) FROM task;

-- name: column_buckets :many
-- expect-error: E0222 76:14
SELECT NTILE(id) OVER (ORDER BY id) FROM person;
