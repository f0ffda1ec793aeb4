-- dialect: postgres
-- name: ids_told :exec
-- many: ids
INSERT INTO item (code, n, price, at, tier) VALUES ($1, $2, $3, $4, $5);

-- name: ids_written :exec
-- many: yes
INSERT INTO item (id, code) VALUES (:id, :code);

-- name: upsert :exec
-- many: yes
INSERT INTO item (code, n) VALUES (:code, :n) ON CONFLICT (code) DO UPDATE SET n = excluded.n;

-- name: nothing_done :exec
-- many: yes
INSERT INTO item (code) VALUES (:code) ON CONFLICT DO NOTHING;

-- name: outside :exec
-- many: no
INSERT INTO item (code, n) VALUES (:code, 1) ON CONFLICT (code) DO UPDATE SET n = :n;
