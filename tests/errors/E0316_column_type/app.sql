-- name: titles :many
-- schemac: column title int32, column n text
SELECT title, COUNT(*) AS n FROM event GROUP BY title;
