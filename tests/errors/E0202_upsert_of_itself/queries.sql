-- MariaDB prepares it, and says so when it runs.
-- name: both_of_one_name
INSERT INTO item (id, kind, n) SELECT id, kind, n FROM item ON DUPLICATE KEY UPDATE n = VALUES(n), kind = item.kind;
