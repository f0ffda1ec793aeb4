-- name: ilike_sqlite
SELECT id FROM t WHERE name ILIKE 'a%';
-- name: cast_sqlite
SELECT id::text FROM t;
-- name: and_and
SELECT id FROM t WHERE a = 1 && b = 2;
-- name: fetch_first
SELECT id FROM t ORDER BY id FETCH FIRST 5 ROWS ONLY;
-- name: except_all
SELECT id FROM t EXCEPT ALL SELECT a FROM t;
-- name: on_duplicate_sqlite
INSERT INTO t (id, a, name) VALUES (1, 1, 'x') ON DUPLICATE KEY UPDATE a = 2;
-- name: insert_ignore_sqlite
INSERT IGNORE INTO t (id, a, name) VALUES (1, 1, 'x');
-- name: interval_sqlite
SELECT datetime('now') - INTERVAL 1 DAY FROM t;
-- name: returning_sqlite_pos
UPDATE t SET a = 1 RETURNING id WHERE id = 1;
