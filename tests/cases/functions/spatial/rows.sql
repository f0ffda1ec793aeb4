INSERT INTO places VALUES (1, ST_GeomFromText('POINT(1 2)'), ST_GeomFromText('LINESTRING(0 0, 3 4)'), ST_GeomFromText('POLYGON((0 0, 0 1, 1 1, 1 0, 0 0))'));
INSERT INTO places VALUES (2, POINT(3, 4), NULL, NULL);
