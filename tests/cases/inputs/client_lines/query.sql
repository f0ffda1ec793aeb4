-- engines: mariadb mysql dolt (SQLite has no procedures)
-- name: items :many
-- expect: id int32 notnull, name text notnull, price int32 notnull
SELECT id, name, \
  price FROM item\G

-- name: rise :exec
-- expect:
CALL rise();
