INSERT INTO account (id, name, kind, credit, parent) VALUES (1, 'a', 'user', 0.5, NULL), (2, 'b', 'bot', -1, 1);
