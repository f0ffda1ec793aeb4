-- dialect: postgres
-- A literal beside a parameter says that it is a DECIMAL, not how many digits it has: 0.5 was rounded to 1 here.
-- name: beside_a_literal :many
SELECT COALESCE(:p, 0e0) AS x FROM t;
-- expect-error: E0501 4:17
-- name: beside_a_column :many
SELECT COALESCE(d, :p) AS x FROM t;
-- params: p decimal notnull
