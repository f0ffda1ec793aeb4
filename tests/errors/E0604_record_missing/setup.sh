"$SCHEMAC" prepare app.c
rm cache/event_by_id.json
