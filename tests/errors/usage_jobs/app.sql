-- name: unborn :many
SELECT id FROM author WHERE born = NULL;
