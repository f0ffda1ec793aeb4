-- flavour: mariadb
-- engines: mariadb

-- name: sorted_groups :many
-- expect: a int32 notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT a, COUNT(*) AS n FROM t GROUP BY a DESC;

-- name: ties :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM t ORDER BY a FETCH FIRST 1 ROWS WITH TIES;

-- name: fetch_row :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM t ORDER BY id FETCH FIRST ROW ONLY;

-- name: examined :many
-- expect-warning: W0309 27:24
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM t LIMIT 2 ROWS EXAMINED 100;

-- name: reads_itself :exec
-- expect-warning: W0304 32:8
-- params:
UPDATE p SET k = (SELECT MAX(q.k) FROM p AS q);
