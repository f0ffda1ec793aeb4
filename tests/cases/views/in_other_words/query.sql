-- engines: mariadb mysql (Dolt keeps a view as it was written)
-- Views that servers keep in words of their own: `schemac verify` finds them the same.

-- name: all_of_them :many
-- expect: a int32 notnull, id int32 notnull
SELECT o.a, w.id FROM ordered AS o JOIN there AS w ON w.id = o.a;
-- name: of_regexps :many
-- expect: id int32 notnull
SELECT m.id FROM matching AS m JOIN common AS c ON c.a = m.id;
