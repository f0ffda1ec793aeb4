"$SCHEMAC" prepare app.c
sed -i 's/"schemac": 1,/"schemac": 2,/' cache/event_by_id.json
