"$SCHEMAC" prepare app.c
sed -i 's/SELECT kind/SELECT id, kind/' app.c
