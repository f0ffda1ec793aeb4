-- name: slip
UPDATE task SET name = :name AND n = :n WHERE id = :id;

-- name: third
UPDATE task SET n = n + 1 AND late = 0 AND name = 'x' WHERE id = :id;

-- name: condition_before
UPDATE task SET late = due < '2026-01-01' AND n = 0 WHERE id = :id;

-- name: in_parentheses
UPDATE task SET late = (1 AND n = 0) WHERE id = :id;

-- name: a_column_may_be_a_flag
UPDATE task SET late = late AND n = 0 WHERE id = :id;

-- name: upsert
INSERT INTO task (id, name, n, late) VALUES (:id, 'a', 1, 0) ON DUPLICATE KEY UPDATE n = 1 AND late = 0;

-- name: allowed
UPDATE task /* schemac: allow W0316 */ SET n = 1 AND late = 2 WHERE id = :id;
