mkdir generated
echo 'int mine;' > generated/app_queries.c
