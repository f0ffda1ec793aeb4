-- flavour: mysql
-- engines: mysql (the words are its own)

-- name: all_of_it :many
-- expect: n text null, d double notnull, r int64 null
SELECT n, d, r FROM casts;
