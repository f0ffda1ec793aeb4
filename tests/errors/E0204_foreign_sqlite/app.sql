-- name: now
SELECT NOW() AS x FROM t;
-- name: left_of
SELECT LEFT(name, 3) AS x FROM t;
-- name: concat
SELECT CONCAT_WS(',', name, name) AS x FROM t;
-- name: nothing_like_it
SELECT DAYNAME(name) AS x FROM t;
-- name: year
SELECT YEAR(name) AS x FROM t;
