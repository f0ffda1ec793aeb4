-- name: q :many
SELECT a FROM app.t;
