-- A name in GROUP BY that several tables have is a result column's where one, and one only, is called so.

-- name: alias :many
-- expect: v int64 null, n int64 notnull
SELECT a.v + b.v AS v, COUNT(*) AS n FROM a JOIN b ON b.id = a.id GROUP BY v;
-- name: selected_column :many
-- expect: n int64 notnull, id int32 notnull
SELECT COUNT(*) AS n, b.id FROM a JOIN b ON b.w >= a.w GROUP BY id, b.id;
-- name: of_a_star :many
-- expect: id int32 notnull
SELECT d.* FROM (SELECT id FROM a) d JOIN b ON b.id >= d.id GROUP BY id;
-- name: two_results :many
-- expect-error: E0202 14:65 -- engine-accepts: dolt: takes the first of them
SELECT a.id, b.id AS other_id, b.id FROM a JOIN b ON 1 GROUP BY id;
-- name: two_aliases :many
-- expect-error: E0202 17:72 -- engine-accepts: dolt: takes the first of them
SELECT a.v AS id, b.v AS id, COUNT(*) AS n FROM a JOIN b ON 1 GROUP BY id;
-- name: an_aggregate :many
-- expect-error: E0207 20:60 -- engine-accepts: dolt: groups by the column
SELECT COUNT(*) AS v FROM a JOIN b ON b.id = a.id GROUP BY v;
-- name: in_a_subquery :many
-- expect: id int32 notnull, v int32 null
SELECT a.id, (SELECT MAX(b.v) FROM b GROUP BY id HAVING MAX(b.v) > a.w LIMIT 1) AS v FROM a;
-- name: called_as_it_is :many
-- expect: id int32 notnull, id int32 notnull
SELECT a.id, a.id AS id FROM a JOIN b ON b.w >= a.w GROUP BY id;
-- name: twice_the_same :many
-- expect: id int32 notnull, id int32 notnull
SELECT b.id AS id, b.id AS id FROM a JOIN b ON b.w >= a.w GROUP BY id;
