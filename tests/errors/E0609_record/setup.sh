mkdir cache
echo '{ "mine": 1 }' > cache/event_by_id.json
