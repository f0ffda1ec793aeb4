-- engines: mariadb mysql dolt (SQLite wants an aggregate in the select list)
-- HAVING alone makes a group of no rows: what WHERE proves of an outer column does not hold there.

-- name: outer_summed_in_having :many
-- expect: id int32 notnull, n int32 null
SELECT p.id, (SELECT p.a FROM p AS o WHERE o.a = p.a HAVING COUNT(*) >= 0) AS n FROM p;
