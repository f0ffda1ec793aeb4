-- dialect: sqlite
-- LIMIT takes what reads as a whole number when it executes: only what never is one is refused.

-- name: of_a_setting :many
-- expect: id int64 notnull
SELECT id FROM t ORDER BY id LIMIT (SELECT v FROM settings WHERE k = 'page');

-- name: text_that_is_one :many
-- expect: id int64 notnull
SELECT id FROM t ORDER BY id LIMIT ' 5 ' OFFSET '1e0';

-- name: real_that_is_one :many
-- expect: id int64 notnull
SELECT id FROM t ORDER BY id LIMIT 5.0;

-- name: computed :many
-- expect: id int64 notnull
-- params: n double notnull, size int64 notnull
SELECT id FROM t ORDER BY id LIMIT ABS(:n) OFFSET :size * 2;

-- name: half :many
-- expect-error: E0312 23:36
SELECT id FROM t ORDER BY id LIMIT 5.5;

-- name: nothing :many
-- expect-error: E0312 27:36
SELECT id FROM t ORDER BY id LIMIT NULL;

-- name: word :many
-- expect-error: E0312 31:36
SELECT id FROM t ORDER BY id LIMIT 'inf';

-- name: bytes :many
-- expect-error: E0312 35:36
SELECT id FROM t ORDER BY id LIMIT x'35';
