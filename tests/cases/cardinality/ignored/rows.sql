INSERT INTO quiet (id, name) VALUES (1, 'a');
