"$SCHEMAC" prepare app.c
sed -i 's/CHAR(16)/CHAR(16) NOT NULL/' schema/001.sql
