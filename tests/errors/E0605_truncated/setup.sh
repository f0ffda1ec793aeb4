"$SCHEMAC" prepare app.c
head -c 100 cache/event_by_id.json > x; mv x cache/event_by_id.json
