"$SCHEMAC" prepare app.c
rm generated/app_queries.c generated/schema.h
