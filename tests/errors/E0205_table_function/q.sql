-- name: words :many
SELECT value FROM t, json_each(t.j, '$', 1);
