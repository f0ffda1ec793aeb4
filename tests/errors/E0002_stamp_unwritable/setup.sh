"$SCHEMAC" prepare app.c
