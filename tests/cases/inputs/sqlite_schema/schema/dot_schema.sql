CREATE TABLE author (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL COLLATE NOCASE, born DATE, score REAL DEFAULT 0.5, photo BLOB, "odd; name" TEXT, CHECK (score >= 0));
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE book (id INTEGER PRIMARY KEY, author_id INTEGER NOT NULL REFERENCES author(id) ON DELETE CASCADE, title TEXT NOT NULL, pages INT, len INT GENERATED ALWAYS AS (length(title)) STORED);
CREATE INDEX book_title ON book (title COLLATE NOCASE) WHERE pages > 0;
CREATE UNIQUE INDEX book_expr ON book (lower(title), author_id);
CREATE TABLE kv (k TEXT PRIMARY KEY, v ANY) STRICT, WITHOUT ROWID;
CREATE TABLE tags (book_id INT, tag TEXT, PRIMARY KEY (book_id, tag));
CREATE VIEW book_list AS SELECT b.id, b.title, a.name AS author FROM book b JOIN author a ON a.id = b.author_id
/* book_list(id,title,author) */;
CREATE VIEW v2(x, y) AS SELECT id, title FROM book_list
/* v2(x,y) */;
CREATE TRIGGER book_ai AFTER INSERT ON book BEGIN INSERT INTO tags VALUES (new.id, 'new'); UPDATE author SET score = score + 1 WHERE id = new.author_id; END;
CREATE VIRTUAL TABLE book_fts USING fts5(title, body, content='book', content_rowid='id')
/* book_fts(title,body) */;
CREATE TABLE IF NOT EXISTS 'book_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE IF NOT EXISTS 'book_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS 'book_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE IF NOT EXISTS 'book_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE VIRTUAL TABLE boxes USING rtree(id, minx, maxx, miny, maxy)
/* boxes(id,minx,maxx,miny,maxy) */;
CREATE TABLE IF NOT EXISTS "boxes_rowid"(rowid INTEGER PRIMARY KEY,nodeno);
CREATE TABLE IF NOT EXISTS "boxes_node"(nodeno INTEGER PRIMARY KEY,data);
CREATE TABLE IF NOT EXISTS "boxes_parent"(nodeno INTEGER PRIMARY KEY,parentnode);
CREATE TABLE sqlite_stat1(tbl,idx,stat);
