-- dialect: sqlite
-- name: ids_told :exec
-- many: ids
INSERT INTO item (code, n) VALUES (?2, ?1);

-- name: ids_left :exec
-- many: ids
INSERT INTO item VALUES (NULL, :code, coalesce(:n, 1));

-- name: ids_written :exec
-- many: yes
INSERT INTO item VALUES (:id, :code, 1);

-- name: no_ids :exec
-- many: yes
INSERT INTO pair (a) VALUES (:a);

-- name: may_leave_out :exec
-- many: yes
INSERT OR IGNORE INTO item (code) VALUES (@code);

-- name: replaced :exec
-- many: ids
REPLACE INTO item (code) VALUES ($code);

-- name: upsert :exec
-- many: yes
INSERT INTO item AS t (code, n) VALUES (:code, :n) ON CONFLICT (code) DO UPDATE SET n = excluded.n + t.n WHERE t.n > 0;

-- name: outside :exec
-- many: no
INSERT INTO item (code, n) VALUES (:code, 1) ON CONFLICT (code) DO UPDATE SET n = :n;

-- name: stops :exec
-- many: no
INSERT OR FAIL INTO item (code) VALUES (:code);

-- name: gives_rows :one
-- many: no
INSERT INTO item (code) VALUES (:code) RETURNING id;

-- name: with_subquery :exec
-- many: no
INSERT INTO item (code, n) VALUES (:code, (SELECT max(n) + 1 FROM item));

-- name: id_of_the_last :exec
-- many: no
INSERT INTO pair (a, b) VALUES (last_insert_rowid(), :b);
