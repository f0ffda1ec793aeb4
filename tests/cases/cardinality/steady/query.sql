-- name: lowered
-- expect: id int32 notnull
-- params: email text notnull
-- cardinality: optional
SELECT id FROM account WHERE email = LOWER(:email);

-- name: fallen_back
-- expect: email text notnull
-- params: id int32 null
-- cardinality: optional
SELECT email FROM account WHERE id = COALESCE(:id, 1);

-- name: by_chance :many
-- expect: email text notnull
-- params:
-- cardinality: many
SELECT email FROM account WHERE id = FLOOR(RAND() * 3);

-- name: in_one
-- expect: email text notnull
-- params: id int32 notnull
-- cardinality: optional
SELECT email FROM account WHERE id IN (:id);

-- name: in_two :many
-- expect: email text notnull
-- params: a int32 notnull, b int32 notnull
-- cardinality: many
SELECT email FROM account WHERE id IN (:a, :b);

-- name: in_list :many
-- expect: email text notnull
-- params: id int32 notnull
-- cardinality: many
SELECT email FROM account WHERE id IN (:id...);

-- name: not_in_one :many
-- expect: email text notnull
-- params: id int32 notnull
-- cardinality: many
SELECT email FROM account WHERE id NOT IN (:id);

-- name: null_safe
-- expect: email text notnull
-- params: id int32 null
-- cardinality: optional
SELECT email FROM account WHERE id <=> :id;

-- name: null_safe_nullable :many
-- expect: email text notnull
-- params: nick text null
-- cardinality: many
SELECT email FROM account WHERE nick <=> :nick;

-- name: null_safe_absent :many
-- expect: id int32 notnull
-- params: b int32 null
-- cardinality: many
SELECT a.id FROM account AS a LEFT JOIN account AS b ON b.id > a.id WHERE b.id <=> :b;

-- name: by_subquery
-- expect: email text notnull
-- params:
-- cardinality: optional
SELECT email FROM account WHERE id = (SELECT MAX(id) FROM account);

-- name: by_each_rows_subquery :many
-- expect: email text notnull
-- params:
-- cardinality: many
SELECT email FROM account AS a WHERE id = (SELECT MAX(b.id) FROM account AS b WHERE b.id <= a.id);

-- name: by_a_subqueries_chance :many
-- expect: email text notnull
-- params:
-- cardinality: many
SELECT email FROM account WHERE id = (SELECT FLOOR(RAND() * 3));
