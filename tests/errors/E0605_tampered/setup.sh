"$SCHEMAC" prepare app.c
sed -i 's/"nullable": false/"nullable": true/' cache/event_by_id.json
