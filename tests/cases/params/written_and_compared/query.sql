-- name: swap :exec
-- params: email text notnull
-- cardinality: none
UPDATE customers SET email = :email WHERE email = :email OR name = :email;

-- name: narrower :exec
-- params: n uint16 notnull
-- cardinality: none
INSERT INTO order_lines (order_id, line_no, product, qty, price) VALUES (:n, :n, 'x', :n, 1);

-- name: nullable_and_not :exec
-- params: text text notnull, at datetime notnull
-- cardinality: none
INSERT INTO customers (email, name, created_at) VALUES (:text, :text, :at);

-- name: keep_if_null :exec
-- params: name text null, email text null, id int32 notnull
-- cardinality: none
UPDATE customers SET name = COALESCE(:name, name), email = COALESCE(:email, email) WHERE id = :id;
