INSERT INTO job (id, kind, at, worker, tries, price) VALUES (1, 'a', '2024-01-01 10:00:00+00', NULL, 0, 1.25);
INSERT INTO job (id, kind, at, worker, tries, price) VALUES (2, 'a', '2024-01-02 10:00:00+00', 'w', 3, NULL);
INSERT INTO job (id, kind, at, worker, tries, price) VALUES (3, 'b', '2024-01-01 09:00:00+00', NULL, 1, 9.99);
INSERT INTO job (id, kind, at, worker, tries, price) VALUES (4, 'b', '2024-01-02 10:00:00+00', 'v', 2, 0);
INSERT INTO kind (name, weight, note) VALUES ('a', 1, NULL);
INSERT INTO kind (name, weight, note) VALUES ('b', 2, 'x');
