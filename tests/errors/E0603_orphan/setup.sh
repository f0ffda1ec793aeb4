"$SCHEMAC" prepare app.c
printf '#include "generated/app_queries.h"\nint x;\n' > app.c
