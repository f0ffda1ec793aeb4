"$SCHEMAC" prepare app.c
: > cache/event_by_id.json
