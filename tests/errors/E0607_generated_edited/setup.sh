"$SCHEMAC" prepare app.c
sed -i 's/return /return 1 + /' generated/app_queries.c
