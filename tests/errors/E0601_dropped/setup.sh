"$SCHEMAC" prepare app.c
echo 'ALTER TABLE events DROP COLUMN kind;' > schema/002.sql
