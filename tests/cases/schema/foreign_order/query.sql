-- dialect: mysql
-- name: letters :many
-- expect: id int32 notnull, stamp int32 null
-- params:
-- cardinality: many
SELECT id, stamp FROM letter;

-- name: bills :many
-- expect: id int32 notnull, line int32 notnull
-- params: last int32 notnull
-- cardinality: many
SELECT b.id, l.id AS line FROM bill b JOIN line l ON l.bill = b.id WHERE b.last = ?;
