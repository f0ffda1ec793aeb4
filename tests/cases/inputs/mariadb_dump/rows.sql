INSERT INTO place (id, pt) VALUES (1, ST_GeomFromText('POINT(1 2)'));
