"$SCHEMAC" prepare app.c
rm -r cache generated
