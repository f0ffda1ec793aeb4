-- dialect: sqlite

-- name: added :exactly_one
-- expect: id int64 notnull
-- cardinality: one
-- exactly: yes
INSERT INTO note (word) VALUES (:word) RETURNING id;

-- name: added_or_not :exactly_one
-- expect: id int64 notnull
-- cardinality: one
-- exactly: yes
INSERT INTO note (word) VALUES (:word) ON CONFLICT DO NOTHING RETURNING id;

-- name: counted :exactly_one
-- expect: n int64 notnull
-- cardinality: one
-- exactly: yes
UPDATE note SET n = n + 1 WHERE word = :word RETURNING n;

-- name: taken :exactly_one
-- expect: word text notnull
-- expect-warning: W0301 21:16
-- cardinality: one
-- exactly: yes
DELETE FROM note WHERE n > :n RETURNING word;
