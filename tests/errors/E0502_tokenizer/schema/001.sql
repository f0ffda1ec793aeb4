CREATE VIRTUAL TABLE books USING fts5(body, tokenize = 'calibre stemmed 2');
CREATE VIRTUAL TABLE songs USING fts3(title, tokenize=unicode);
CREATE VIRTUAL TABLE notes USING fts5(body, tokenize = 'caliber');
