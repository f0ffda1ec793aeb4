-- dialect: postgres
-- target: sqlite,mysql
-- engines: sqlite mariadb mysql (a TIME of Dolt's is a text)

-- A literal among parameters with fewer digits: a server is sent '10:11:12', and '10:11:12.000000' would be another text.

-- name: literal_among_them :many
-- expect: id int32 notnull
-- params: p1 time notnull
SELECT id FROM t WHERE TIME '10:11:12' NOT IN ('09:00:00'::time, (:p1)::time(0)) ORDER BY id;
-- name: found_among_them :many
-- expect: id int32 notnull
-- params: p1 time notnull
SELECT id FROM t WHERE TIME '10:11:12' IN ('09:00:00'::time, (:p1)::time(0)) ORDER BY id;
-- name: of_one_width :many
-- expect: id int32 notnull
-- params: p1 time notnull
SELECT id FROM t WHERE TIME '10:11:12' = :p1 OR at = :p1 ORDER BY id;
