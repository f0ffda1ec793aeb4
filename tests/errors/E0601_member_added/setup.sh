"$SCHEMAC" prepare app.c
sed -i "s/'call', /'call', 'result', /" schema/001.sql
