CREATE TABLE doc (id INTEGER PRIMARY KEY, title TEXT, body TEXT);
CREATE VIRTUAL TABLE plain USING fts5(title, "the body" UNINDEXED, tokenize = 'porter ascii', prefix='2 3');
CREATE VIRTUAL TABLE outside USING fts5(title, body, content='doc', content_rowid='id');
CREATE VIRTUAL TABLE IF NOT EXISTS old USING fts4(subject TEXT, [a body], tokenize=porter, languageid="lid");
CREATE VIRTUAL TABLE bare USING fts3;
CREATE VIRTUAL TABLE box USING rtree(id, minX, maxX, minY, maxY, +name TEXT, +n INTEGER);
CREATE VIRTUAL TABLE grid USING rtree_i32(id, x0, x1);
CREATE VIRTUAL TABLE words USING fts5vocab(plain, row);
CREATE VIRTUAL TABLE cut USING fts3tokenize('porter');
