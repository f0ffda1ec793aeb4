-- Bytes have the collation `binary`, and no other. What is neither bytes nor text Dolt does not collate.

-- name: blob :many
-- expect-error: E0213 5:34 -- engine-accepts: dolt: fails when there is a row
SELECT id FROM t WHERE b COLLATE utf8mb4_bin = 'a';
-- name: bits :many
-- expect-error: E0213 8:34 -- engine-accepts: dolt: fails when there is a row
SELECT id FROM t WHERE k COLLATE utf8mb4_unicode_ci = 'a';
-- name: behind_a_view :many
-- expect-error: E0213 11:36 -- engine-accepts: dolt: fails when there is a row
SELECT y FROM v ORDER BY c COLLATE utf8mb4_bin;
-- name: cast_to_bytes :many
-- expect-error: E0213 14:50 -- engine-accepts: dolt: fails when there is a row
SELECT id FROM t WHERE CAST(x AS BINARY) COLLATE utf8mb4_bin = 'a';
-- name: literal :many
-- expect-error: E0213 17:42 -- engine-accepts: dolt: fails when there is a row
SELECT id FROM t WHERE x = x'41' COLLATE utf8mb4_bin;
-- name: texts :many
-- expect: y text null, c blob null
SELECT y COLLATE utf8mb4_bin AS y, c COLLATE `binary` AS c FROM v;
-- name: numbers :many
-- expect-warning: W0102 23:19
SELECT id COLLATE utf8mb4_bin AS x FROM t;
-- name: members :many
-- expect-warning: W0102 26:37
SELECT id FROM t ORDER BY e COLLATE utf8mb4_bin;
-- name: bytes_for_texts :many
-- expect-error: E0213 29:18 -- engine-accepts: dolt: fails when there is a row
SELECT y COLLATE `binary` AS y FROM v;
-- name: computed :many
-- expect-warning: W0102 32:25
SELECT UNHEX(x) COLLATE utf8mb4_bin AS y FROM t;
