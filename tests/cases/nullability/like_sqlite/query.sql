-- dialect: sqlite
-- Bytes on one side are unlike all, NULL too.

-- name: texts :many
-- expect: v text notnull
SELECT v FROM t WHERE v NOT LIKE 'x%';

-- name: a_text_in_bytes :many
-- expect: v text null, b blob notnull
SELECT v, b FROM t WHERE v NOT LIKE b;

-- name: bytes_in_a_text :many
-- expect: v text null, b blob notnull
SELECT v, b FROM t WHERE NOT (b LIKE v);

-- name: a_literal_of_bytes :many
-- expect: v text null
SELECT v FROM t WHERE NOT (v LIKE x'41');

-- name: globs :many
-- expect: v text null, n int64 notnull
SELECT v, n FROM t WHERE v NOT GLOB b AND n NOT GLOB 'x';

-- name: as_functions :many
-- expect: v text null, b blob notnull
SELECT v, b FROM t WHERE NOT like(b, v);
