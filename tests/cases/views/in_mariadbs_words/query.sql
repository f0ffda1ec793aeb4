-- flavour: mariadb
-- engines: mariadb (the words are its own)

-- name: all_of_it :many
-- expect: i int64 null, k int64 null, v text null
SELECT i, k, v FROM casts;
