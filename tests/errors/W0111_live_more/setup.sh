python3 -c "import sqlite3; sqlite3.connect('app.db').executescript('CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL); CREATE TABLE other (a)').close()"
