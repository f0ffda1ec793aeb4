"$SCHEMAC" prepare app.sql
sed -i s/money_t/cents_t/ schema/schemac.json
