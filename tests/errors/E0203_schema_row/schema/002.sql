INSERT INTO events (kind) VALUES ('call');
UPDATE events SET kimd = 'error' WHERE kind = 'call';
