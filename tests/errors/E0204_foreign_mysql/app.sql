-- name: year
SELECT strftime('%Y', born) AS x FROM author;
-- name: group_array
SELECT json_group_array(name) AS x FROM author;
-- name: type_of
SELECT typeof(name) AS x FROM author;
-- name: iif
SELECT iif(id > 1, 'a', 'b') AS x FROM author;
