-- name: no_from
SELECT sqlite_schema.name;
