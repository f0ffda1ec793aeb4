-- dialect: sqlite

-- name: search :many
-- engines: none (random texts are no full-text queries)
-- expect: rowid int64 notnull, title text null, cut text null, score double null
-- params: plain text notnull
-- cardinality: many
SELECT rowid, title, snippet(plain, 0, '<', '>', '…', 8) AS cut, bm25(plain, 2.0) AS score
  FROM plain WHERE plain MATCH ? ORDER BY rank;

-- name: one_column :many
-- engines: none (random texts are no full-text queries)
-- expect: title text notnull, the body text null, rank double null
-- params: title text notnull
-- cardinality: many
SELECT p.title, p."the body", p.rank FROM plain p WHERE p.title MATCH ?;

-- name: as_a_function :many
-- engines: none (random texts are no full-text queries)
-- expect: title text null, the body text null
-- params: plain text notnull
-- cardinality: many
SELECT * FROM plain(?);

-- name: marked :many
-- expect: mark text null
-- params:
-- cardinality: many
SELECT highlight(plain, 0, '<', '>') AS mark FROM plain WHERE plain = 'two';

-- name: by_rowid :one
-- expect: title text null
-- params: rowid int64 notnull
-- cardinality: optional
SELECT title FROM plain WHERE rowid = ?;

-- name: add :exec
-- params: rowid int64 notnull, title text null, the body text null
INSERT INTO plain (rowid, title, "the body") VALUES (?, ?, ?);

-- name: add_all :exec
-- params: title text null, the body text null
INSERT INTO plain VALUES (?, ?);

-- name: command :exec
-- params:
INSERT INTO plain (plain) VALUES ('optimize');

-- name: command_with_rank :exec
-- params:
INSERT INTO plain (plain, rank) VALUES ('automerge', 8);

-- name: change :exec
-- params: title text null, rowid int64 notnull
UPDATE plain SET title = ? WHERE rowid = ?;

-- name: take_away :exec
-- params: rowid int64 notnull
DELETE FROM plain WHERE rowid = ?;

-- name: joined :many
-- engines: none (random texts are no full-text queries)
-- expect: id int64 notnull, title text null
-- params: outside text notnull
-- cardinality: many
SELECT d.id, d.title FROM outside o JOIN doc d ON d.id = o.rowid WHERE outside MATCH ?;

-- name: older :many
-- engines: none (random texts are no full-text queries)
-- expect: docid int64 notnull, subject text null, at text null, lid int64 null
-- params: old text notnull
-- cardinality: many
SELECT docid, subject, offsets(old) AS at, lid FROM old WHERE old MATCH ?;

-- name: without_columns :many
-- expect: content text null
-- params:
-- cardinality: many
SELECT * FROM bare;

-- name: within :many
-- expect: id int64 notnull, minX double notnull, name text null, n int64 null
-- params: minX double notnull, maxX double notnull
-- cardinality: many
SELECT id, minX, name, n FROM box WHERE minX >= ? AND maxX <= ?;

-- name: box_by_id :one
-- expect: maxY double notnull
-- params: id int64 notnull
-- cardinality: optional
SELECT maxY FROM box WHERE id = ?;

-- name: whole_numbers :many
-- expect: id int64 notnull, x0 int64 notnull, x1 int64 notnull
-- params:
-- cardinality: many
SELECT * FROM grid;

-- name: vocabulary :many
-- expect: term text null, doc int64 null, cnt int64 null
-- params:
-- cardinality: many
SELECT * FROM words;

-- name: no_such_column :many
-- expect-error: E0203 107:8
SELECT titel FROM plain;

-- name: tokens :many
-- expect: token text null, start int64 null, end int64 null, position int64 null
-- params: input text notnull
-- cardinality: many
SELECT token, start, "end", position FROM cut WHERE input = :input;
