"$SCHEMAC" prepare app.c
mkdir cache/.journal
touch cache/.journal/manifest
