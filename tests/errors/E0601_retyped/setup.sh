"$SCHEMAC" prepare app.c
sed -i 's/BIGINT/INT UNSIGNED/' schema/001.sql
