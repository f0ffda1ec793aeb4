-- name: q :exec
DELETE FROM v WHERE n = ?;
