-- engines: mariadb mysql dolt (INTERVAL)
-- Dolt answers with other classes than the others, which the runtime reads as what was proved.

-- name: text_and_interval :many
-- expect: a text null
SELECT '2024-02-29' + INTERVAL n HOUR AS a FROM t;

-- name: date_united :many
-- expect: d date null
SELECT d FROM t UNION ALL SELECT NULL;

-- name: exact_deviation :many
-- expect: s double null
SELECT STDDEV_SAMP(1.25) AS s FROM t;

-- name: exact_and_not :many
-- expect: s double notnull
SELECT 10.10 AS s FROM t UNION ALL SELECT 1.5e0 FROM t;
