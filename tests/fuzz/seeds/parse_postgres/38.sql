INSERT INTO t VALUES (1, DEFAULT, :x), (?, $3, sqlc.narg('y'))
