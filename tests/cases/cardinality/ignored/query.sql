-- dialect: sqlite

-- name: by_constraint
-- expect: id int64 notnull
-- params:
-- cardinality: optional
INSERT INTO quiet (name) VALUES ('a') RETURNING id;

-- name: by_trigger
-- expect: id int64 notnull
-- params:
-- cardinality: optional
INSERT INTO guarded (n) VALUES (-1) RETURNING id;

-- name: by_nothing
-- expect: id int64 notnull
-- params: n int64 notnull
-- cardinality: one
INSERT INTO plain (n) VALUES (:n) RETURNING id;

-- name: meets_many
-- expect: id int64 notnull
-- params:
-- cardinality: optional
UPDATE plain SET n = g.n FROM guarded AS g WHERE plain.id = 1 RETURNING plain.id;

-- name: meets_many_of_many :many
-- expect: id int64 notnull
-- params:
-- cardinality: many
UPDATE plain SET n = g.n FROM guarded AS g WHERE plain.id = g.id RETURNING plain.id;
