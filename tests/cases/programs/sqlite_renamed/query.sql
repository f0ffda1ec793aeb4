-- dialect: sqlite
-- name: all_of_v :many
-- expect: xx text notnull, why int64 null, id int64 notnull, xx:1 text notnull, y int64 null
SELECT * FROM v;

-- name: the_new_a :many
-- expect: q int64 notnull
SELECT * FROM a;

-- name: nested :many
-- expect: why int64 null
SELECT * FROM vv;

-- name: change :exec
-- expect:
-- params: xx text notnull, id int64 notnull
UPDATE aa SET xx = ? WHERE id = ?;

-- name: logged :many
-- expect: m int64 null, tt text null
SELECT m, tt FROM log2;
