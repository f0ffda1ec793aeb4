-- engines: mariadb mysql (Dolt makes NULLs of the times, or breaks off)

-- name: united :many
-- expect: x text null
SELECT d AS x FROM t UNION ALL SELECT v FROM t;

-- name: of_one_kind :many
-- expect: x time notnull
SELECT d AS x FROM t UNION SELECT d FROM t;
