-- target: sqlite
-- A number that is collated is a text to MySQL and MariaDB, and stays a number in SQLite.

-- name: number :many
-- expect-error: E0501 6:8
SELECT id COLLATE utf8mb4_bin AS x FROM t;
-- name: date :many
-- expect-error: E0501 9:28
SELECT id FROM t WHERE x = (d COLLATE utf8mb4_bin);
-- name: cast :many
-- expect: x text null
SELECT CAST(d AS CHAR) COLLATE utf8mb4_bin AS x FROM t;
