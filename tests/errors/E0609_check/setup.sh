"$SCHEMAC" prepare app.c
echo 'int mine;' > generated/app_queries.c
