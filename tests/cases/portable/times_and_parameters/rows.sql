INSERT INTO t (id, at) VALUES (1, '10:11:12');
INSERT INTO t (id, at) VALUES (2, '00:00:00');
