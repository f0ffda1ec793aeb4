-- flavour: mariadb
-- engines: mariadb
-- A generated column is NOT NULL where its expression is: IGNORE makes 0 of a NULL before it is computed.

-- name: computed :many
-- expect: sum int32 notnull, twice int32 notnull, part int32 null, maybe int32 null, filled int32 notnull, words text notnull
SELECT sum, twice, part, maybe, filled, words FROM t;

-- name: behind_a_view :many
-- expect: twice int32 notnull, maybe int32 null
SELECT twice, maybe FROM v WHERE id > 0;

-- name: behind_a_join :many
-- expect: sum int32 null, twice int32 null
SELECT t.sum, v.twice FROM (SELECT 1 AS one) AS o LEFT JOIN t ON t.id = o.one LEFT JOIN v ON v.id = t.sum;
