CREATE TABLE doc (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL,
  lang TEXT NOT NULL,
  deleted INTEGER,
  state TEXT NOT NULL
);
CREATE UNIQUE INDEX doc_slug ON doc (slug) WHERE deleted IS NULL;
CREATE UNIQUE INDEX doc_lang ON doc (lang) WHERE state = 'live' AND deleted IS NULL;
