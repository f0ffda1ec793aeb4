-- dialect: sqlite

-- name: strictly :many
-- expect: a int64 notnull, b int64 notnull, c double null
SELECT m / n AS a, m % id AS b, r / n AS c FROM t WHERE n <> 0 AND id > 0;

-- name: a_text_counts_as_0 :many
-- expect: a int64 null
SELECT 1 / n AS a FROM loose WHERE n > 0;
