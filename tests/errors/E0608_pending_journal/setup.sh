"$SCHEMAC" prepare app.c
mkdir cache/.schemac-journal
