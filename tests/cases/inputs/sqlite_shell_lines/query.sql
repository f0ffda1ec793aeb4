-- dialect: sqlite
-- name: pairs :many
-- expect: name text notnull, x double null
SELECT a.name, b.x FROM a JOIN b USING (id);
