SELECT sqlc.arg(x), sqlc.narg('y'), sqlc.embed(t) FROM t WHERE a IN (sqlc.slice(ids))
