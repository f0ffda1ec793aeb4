-- name: events :many
-- schemac: column title not null
SELECT sqlc.embed(e), 1 AS one FROM event AS e;
