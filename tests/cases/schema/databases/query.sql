-- engines: mysql mariadb dolt (two databases)
-- databases: schemac_shop schemac_stats
-- name: own :many
-- expect: id int32 notnull, name text notnull
SELECT * FROM products;

-- name: own_by_its_name :many
-- expect: name text notnull
SELECT schemac_shop.products.name FROM schemac_shop.products;

-- name: another :many
-- expect: id int32 notnull, label text null
SELECT * FROM schemac_stats.products;

-- name: of_both :many
-- expect: name text notnull, label text null, sold int32 null, returned int32 null
SELECT products.name, s.label, daily.sold, daily.returned
  FROM products JOIN schemac_stats.products AS s ON s.id = products.id
  JOIN schemac_stats.daily ON schemac_stats.daily.product = products.id;

-- name: of_one_name :many
-- expect: name text notnull, label text null
SELECT schemac_shop.products.name, schemac_stats.products.label
  FROM schemac_shop.products JOIN schemac_stats.products ON schemac_shop.products.id = schemac_stats.products.id;

-- name: by_its_key :one
-- expect: sold int32 null
-- params: product int32 notnull, day date notnull
-- cardinality: optional
SELECT sold FROM schemac_stats.daily WHERE product = ? AND day = ?;

-- name: written :exec
-- params: product int32 notnull, day date notnull
INSERT INTO schemac_stats.daily (product, day) VALUES (?, ?);

-- name: not_in_own :many
-- expect-error: E0201 38:17
SELECT day FROM daily;

-- name: no_such_database :many
-- expect-error: E0216 42:17
SELECT day FROM schemac_stat.daily;

-- name: of_the_wrong_database :many
-- expect-error: E0211 46:8
SELECT schemac_stats.products.id FROM products;
