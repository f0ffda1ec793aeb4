python3 -c "import sqlite3; sqlite3.connect('app.db').executescript('CREATE TABLE author (id INTEGER PRIMARY KEY, nom TEXT NOT NULL)').close()"
