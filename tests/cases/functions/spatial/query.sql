-- engines: mariadb mysql dolt (only servers have these)

-- name: written :many
-- expect: a text null, b blob null, c text null, d json null
-- params:
-- cardinality: many
SELECT ST_AsText(at) AS a, ST_AsBinary(along) AS b, ST_AsWKT(area) AS c, ST_AsGeoJSON(at) AS d FROM places;

-- name: measured :many
-- expect: x double null, y double null, a double null, l double null, s int64 null, d int64 null
-- params:
-- cardinality: many
SELECT ST_X(at) AS x, ST_Y(at) AS y, ST_Area(area) AS a, ST_Length(along) AS l, ST_SRID(at) AS s, ST_Dimension(area) AS d FROM places;

-- name: nearest :many
-- expect: id int32 notnull
-- params: p1 double notnull
-- cardinality: many
SELECT id FROM places WHERE ST_Distance(at, POINT(1, 1)) < ? ORDER BY id;

-- name: within :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM places WHERE ST_Within(at, ST_GeomFromText('POLYGON((0 0, 0 9, 9 9, 9 0, 0 0))')) ORDER BY id;

-- name: made :many
-- expect: a geometry null, b geometry null, c geometry null, d geometry null
-- params:
-- cardinality: many
SELECT ST_StartPoint(along) AS a, ST_EndPoint(along) AS b, LINESTRING(at, POINT(1, 1)) AS c, ST_PointFromText('POINT(1 1)', 0) AS d FROM places WHERE id = 1;

-- name: stored :exec
-- expect: 
-- params: id int32 notnull, x double notnull, y double notnull
-- cardinality: none
INSERT INTO places (id, at) VALUES (:id, POINT(:x, :y));
