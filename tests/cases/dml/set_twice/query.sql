-- name: insert_set :exec
-- expect-error: E0210 3:34
INSERT INTO t SET id = 1, a = 2, id = 3;

-- name: update_takes_the_last :exec
-- engines: mariadb mysql (Dolt is not asked)
UPDATE t SET a = 1, a = 2;

-- name: digits :many
-- expect-warning: W0102 11:12
SELECT NOW(id) AS x FROM t;

-- name: row_before_in :many
-- engines: mariadb mysql (Dolt does not parse this)
SELECT DATE_ADD(at, INTERVAL (1, 2) IN (SELECT 1, 2) DAY) AS x FROM t;
