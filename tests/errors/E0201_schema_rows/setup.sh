yes "INSERT INTO event (kind) VALUES ('call'), ('error'), ('call');" | head -n 25 > schema/002.sql
