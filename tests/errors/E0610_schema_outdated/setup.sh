"$SCHEMAC" prepare app.c
sed -i 's/  created_at/  notes TEXT,\n  created_at/' schema/001.sql
