SET sql_mode = 'ANSI_QUOTES,STRICT_TRANS_TABLES';
INSERT INTO events (kind) VALUES ('call');
