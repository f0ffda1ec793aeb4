"$SCHEMAC" prepare app.c
sed -i 's/event_by_id/event_kind/' app.c
