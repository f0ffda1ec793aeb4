-- name: two_strings :many
SELECT j ->> '$.b' '$.c' AS b FROM t;

-- name: no_string :many
SELECT j -> id AS b FROM t;
