"$SCHEMAC" prepare app.c
sed -i 's/BIGINT/TINYINT/' cache/schema.json
