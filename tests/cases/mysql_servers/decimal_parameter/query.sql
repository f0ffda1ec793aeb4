-- flavour: mysql
-- A DECIMAL parameter has as many digits as its value.
-- name: decimal_parameter :many
-- expect: a decimal notnull
-- params: p decimal notnull
SELECT n + :p * 1.5 AS a FROM t;
