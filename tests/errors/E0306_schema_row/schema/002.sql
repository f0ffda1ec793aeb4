INSERT INTO events (kind) VALUES ('call'), ('cal');
