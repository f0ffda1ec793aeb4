-- flavour: dolt
-- name: star_is_late :many
-- expect: id int32 notnull, later int32 null
SELECT * FROM v;
