"$SCHEMAC" prepare app.c
sed -i 's/kind/sort/' schema/001.sql
