-- dialect: sqlite

-- name: by_a_number :many
-- expect: id int64 notnull
-- params: a int64 notnull
-- cardinality: many
SELECT t.id FROM asked AS a JOIN thing AS t ON t.code = a.n WHERE a.id = :a;

-- name: by_a_text :many
-- expect: id int64 notnull
-- params: a int64 notnull
-- cardinality: many
SELECT t.id FROM asked AS a JOIN thing AS t ON t.code = a.t WHERE a.id = :a;

-- name: by_a_cast :many
-- expect: id int64 notnull
-- params:
-- cardinality: many
SELECT id FROM thing WHERE code = CAST('5' AS INTEGER);

-- name: by_a_value
-- expect: id int64 notnull
-- params: code any notnull
-- cardinality: optional
SELECT id FROM thing WHERE code = :code;

-- name: a_literal
-- expect: id int64 notnull
-- params:
-- cardinality: optional
SELECT id FROM thing WHERE code = 5;

-- name: by_any
-- expect: id int64 notnull
-- params: a int64 notnull
-- cardinality: optional
SELECT t.id FROM asked AS a JOIN thing AS t ON t.code = a.b WHERE a.id = :a;

-- name: a_numeric_key
-- expect: id int64 notnull
-- params: a int64 notnull
-- cardinality: optional
SELECT t.id FROM asked AS a JOIN thing AS t ON t.num = a.t WHERE a.id = :a;

-- name: text_by_number :many
-- expect: id int64 notnull
-- params: a int64 notnull
-- cardinality: many
SELECT t.id FROM asked AS a JOIN thing AS t ON t.name = a.n WHERE a.id = :a;

-- name: strict_by_a_cast :many
-- expect: id int64 notnull
-- params:
-- cardinality: many
SELECT id FROM strict_any WHERE code = CAST('5' AS INTEGER);
