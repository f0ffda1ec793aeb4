-- dialect: sqlite
-- A parameter whose neighbour's type hangs on another parameter: it is found a round later.
-- name: beside_a_column_of_a_parameter :many
-- expect: a text null
SELECT JSON_PATCH(x.k, :p) AS a FROM (SELECT (:q || id) AS k FROM t) AS x;
-- name: replaced :many
-- expect: a text notnull
SELECT REPLACE(x.k, :p, 'b') AS a FROM (SELECT MIN('abc', s, :q) AS k FROM t) AS x;
