CREATE TEMP TABLE IF NOT EXISTS x (a int) WITH (fillfactor = 70)
