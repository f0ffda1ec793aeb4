-- Bytes have the collation `binary`: MySQL and MariaDB refuse others, Dolt does not look.

-- name: blob :many
-- expect-warning: W0102 5:34
SELECT id FROM t WHERE b COLLATE utf8mb4_bin = 'a';
-- name: bits :many
-- expect-warning: W0102 8:34
SELECT id FROM t WHERE k COLLATE utf8mb4_unicode_ci = 'a';
-- name: behind_a_view :many
-- expect-warning: W0102 11:36
SELECT y FROM v ORDER BY c COLLATE utf8mb4_bin;
-- name: texts :many
-- expect: y text null
SELECT y COLLATE utf8mb4_bin AS y FROM v;
