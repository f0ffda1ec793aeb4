CREATE TABLE 'users' ('id' INTEGER, 'email' TEXT NOT NULL, 'team' INTEGER NOT NULL, 'seat' INTEGER NOT NULL,
  PRIMARY KEY ('id'), UNIQUE ('email'), UNIQUE ('team' COLLATE BINARY, "seat"));
CREATE TABLE 'notes' ('k' TEXT NOT NULL, 'user' INTEGER, PRIMARY KEY ('k' DESC), FOREIGN KEY ('user') REFERENCES 'users' ('id')) WITHOUT ROWID;
CREATE UNIQUE INDEX 'one_note' ON 'notes' (('user'));
