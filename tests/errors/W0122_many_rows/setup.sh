yes "INSERT INTO events (kind) VALUES ('call'), ('error'), ('call');" | head -n 40000 > schema/002.sql
