-- name: optional
SELECT SUBSTR(name) AS x FROM author;
-- name: several
SELECT CONCAT_WS(',') AS x FROM author;
-- name: none
SELECT VERSION(name) AS x FROM author;
-- name: one
SELECT UPPER(name, 1) AS x FROM author;
