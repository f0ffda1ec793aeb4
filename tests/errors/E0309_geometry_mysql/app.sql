-- name: sum_of
SELECT at + n AS r FROM place;

-- name: rounded
SELECT ROUND(at) AS r FROM place;

-- name: same_number
SELECT id FROM place WHERE at = n;

-- name: before
SELECT id FROM place WHERE at < :other;

-- name: either
SELECT COALESCE(at, born) AS r FROM place;

-- name: a_text_too
SELECT CASE WHEN n = 1 THEN at WHEN n = 2 THEN name ELSE n END AS r FROM place;

-- name: last_one
SELECT MAX(at) AS r FROM place;

-- name: no_geometry
SELECT ST_AsText(name) AS r FROM place;

-- name: made_of_texts
SELECT LINESTRING(at, name) AS r FROM place;

-- name: good
SELECT ST_AsText(at) AS t, ROUND(ST_X(at)) AS x, ST_Distance(at, :other) AS far FROM place WHERE ST_Contains(at, :within) OR at = :same;
