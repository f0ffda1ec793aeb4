-- dialect: sqlite
-- name: late :many
-- expect: a int64 notnull
SELECT * FROM early;

-- name: star_is_late :many
-- expect: id int64 notnull, name text notnull, email text null, born text null
SELECT * FROM all_customers;

-- name: by_key :one
-- expect: name text notnull
-- params: id int64 notnull
-- cardinality: optional
SELECT name FROM all_customers WHERE id = ?;

-- name: names_of_its_own :many
-- expect: customer text notnull, amount double null
SELECT customer, amount FROM main.spent;

-- name: temporary :many
-- expect: id int64 notnull, note text notnull
SELECT id, note FROM temp.mine;

-- name: outer_outside :many
-- expect: name text notnull, note text null
SELECT c.name, m.note FROM customers AS c LEFT JOIN mine AS m ON m.id = c.id;

-- name: twice_one_name :many
-- expect: id int64 notnull, id:1 int64 notnull, name text notnull
SELECT id, "id:1", name FROM doubled;

-- name: of_expressions :many
-- expect: id + 1 int64 notnull, longer text notnull
SELECT "id + 1", longer FROM expressions;

-- name: dropped :many
-- expect-error: E0201 38:15
SELECT 1 FROM gone;
