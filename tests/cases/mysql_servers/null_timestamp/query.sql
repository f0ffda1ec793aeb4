
-- name: add :exec
-- engines: mariadb
-- expect:
-- expect-warning: W0102 6:47
INSERT INTO seen (id, at, since) VALUES (:id, NULL, :since);

-- name: touch :exec
-- engines: mariadb
-- expect:
-- expect-warning: W0102 12:22
UPDATE seen SET at = NULL WHERE id = :id;

-- name: never :exec
-- expect-error: E0305 16:25
UPDATE seen SET since = NULL WHERE id = :id;
