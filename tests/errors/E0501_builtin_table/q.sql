-- name: tables :many
SELECT name FROM sqlite_schema;
