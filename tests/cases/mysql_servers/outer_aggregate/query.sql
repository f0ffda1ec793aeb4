-- engines: sqlite mariadb mysql (Dolt computes such an aggregate over the subquery's own rows)

-- name: outer_aggregate :many
-- expect: s decimal null
-- expect-warning: W0102 6:16
SELECT (SELECT SUM(t.a) FROM u LIMIT 1) AS s FROM t;
