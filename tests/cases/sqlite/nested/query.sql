-- dialect: sqlite
-- A join in parentheses is a query of its own to SQLite: its columns' names, a star's order, what USING finds in it.

-- name: star_beside :many
-- expect: id int64 notnull, a int64 notnull, c text null, id int64 notnull, a int64 notnull, p int64 null, id:1 int64 notnull, b int64 notnull, p:1 int64 notnull
SELECT * FROM x JOIN (a JOIN b ON a.id = b.id) ON x.id = a.id;

-- name: numbered :many
-- expect: id:1 int64 notnull, id int64 notnull, twice int64 notnull
SELECT b.id, a.id, b.id AS twice FROM x JOIN (a JOIN b ON a.id = b.id) ON x.id = a.id;

-- name: merged_twice :many
-- expect: id int64 notnull, c text null, a int64 null, b int64 null
SELECT id, c, a.a, b.b FROM x FULL JOIN (a FULL JOIN b USING (id)) USING (id);

-- name: merged_twice_star :many
-- expect: id int64 notnull, a int64 null, c text null, a int64 null, p int64 null, b int64 null, p:1 int64 null
SELECT * FROM x FULL JOIN (a FULL JOIN b USING (id)) USING (id);

-- name: merged_within :many
-- expect: id int64 notnull, a int64 notnull, c text null, a int64 null, p int64 null, b int64 null, p:1 int64 null
SELECT * FROM x JOIN (a FULL JOIN b USING (id)) USING (id);

-- name: left_of_merged :many
-- expect: id int64 notnull, a_id int64 null, b_id int64 null
SELECT id, a.id AS a_id, b.id AS b_id FROM x LEFT JOIN (a FULL JOIN b USING (id)) USING (id);

-- name: right_of_merged :many
-- expect: id int64 notnull, x_id int64 null
SELECT id, x.id AS x_id FROM x RIGHT JOIN (a FULL JOIN b USING (id)) USING (id);

-- name: of_one_side :many
-- expect: id:1 int64 null, p int64 null
SELECT a.id, p FROM x LEFT JOIN (a JOIN b USING (id, p)) USING (id);

-- name: first_of_two :many
-- expect: id int64 notnull, id int64 notnull
SELECT x.id, a.id FROM x JOIN (a JOIN b ON a.p = b.p) USING (id);

-- name: natural :many
-- expect: id int64 notnull, a int64 notnull, c text null, p int64 null, id:1 int64 notnull, b int64 notnull, p:1 int64 notnull
SELECT * FROM x NATURAL JOIN (a JOIN b ON a.id = b.id);

-- name: at_the_left :many
-- expect: id int64 notnull, a int64 notnull, p int64 notnull, b int64 notnull, a int64 notnull, c text null
SELECT * FROM (a JOIN b USING (id, p)) JOIN x USING (id);

-- name: own_names_behind_alias :many
-- expect: a int64 notnull, b int64 notnull, id int64 notnull, id:1 int64 notnull
SELECT a.a, j.b, j.id, j."id:1" FROM x JOIN (a JOIN b ON a.id = b.id) AS j ON x.id = j.id;

-- name: table_star :many
-- expect: id:1 int64 notnull, a int64 notnull, p int64 null
SELECT a.* FROM x JOIN (a JOIN b USING (id)) USING (id);

-- name: derived :many
-- expect: id int64 notnull, id:1 int64 notnull
SELECT id, "id:1" FROM (SELECT * FROM x JOIN (a JOIN b USING (id)) ON x.id = a.id);

-- name: derived_name :many
-- expect: id int64 notnull
SELECT id FROM (SELECT b.id FROM x JOIN (a JOIN b ON a.id = b.id) ON x.id = a.id);

-- name: derived_collate :many
-- expect: c text null
SELECT c FROM (SELECT x.c COLLATE NOCASE FROM x);

-- name: key_by_rowid :many
-- expect: rowid int64 notnull
SELECT rowid FROM k;

-- name: alias_of_one_is_lost :many
-- expect: id int64 notnull
SELECT a.id FROM x JOIN (a AS y) ON x.id = a.id;

-- name: alias_of_one_is_gone
-- expect-error: E0211 78:8
SELECT y.id FROM x JOIN (a AS y) ON x.id = a.id;

-- name: no_rowid_within
-- expect-error: E0203 82:10
SELECT k.rowid FROM x JOIN (k JOIN a ON 1) ON 1;

-- name: ambiguous_within
-- expect-error: E0202 86:26
SELECT x.id FROM x JOIN (a JOIN a ON 1) ON 1;

-- name: star_of_two
-- expect-error: E0202 90:8
SELECT * FROM a JOIN (a JOIN b ON 1) ON 1;

-- name: using_needs_one
-- expect-error: E0202 94:82
SELECT x.id FROM x JOIN (a JOIN b ON 1) ON 1 FULL JOIN (SELECT 1 AS id) d USING (id);

-- name: update_from :exec
UPDATE x SET c = 'y' FROM a JOIN b USING (id) WHERE b.b = x.id;

-- name: update_from_twice :exec
UPDATE x SET c = 'y' FROM a NATURAL JOIN a WHERE x.id = 1;

-- name: update_from_itself :exec
-- expect-error: E0206 104:34
UPDATE x SET c = 'y' FROM a JOIN x ON 1;

-- name: update_from_in_parens :exec
UPDATE x SET c = 'y' FROM (a y1) WHERE y1.id = x.id;

-- name: with_is_not_seen :exec
-- expect-error: E0201 111:80
INSERT INTO k (key, v) WITH d AS (SELECT 1 AS one) VALUES (1, (SELECT one FROM d));

-- name: names_in_derived :many
-- expect: nn:? text notnull, likely(id) int64 notnull, c text null, column4 int64 notnull
-- expect-warning: W0201 116:24
SELECT * FROM (SELECT ("nn"), likely(id), c COLLATE NOCASE, (TRUE) FROM x);
