mkdir schema/schemac.json
