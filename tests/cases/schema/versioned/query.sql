-- flavour: mariadb
-- engines: mariadb (no other has it)
-- name: now :many
-- expect: a int32 notnull, b int32 null
SELECT * FROM plain;

-- name: with_times :many
-- expect: a int32 notnull, s timestamp notnull, e timestamp notnull
SELECT * FROM timed;

-- name: added :exec
-- params: a int32 notnull
INSERT INTO timed (a) VALUES (?);

-- name: periods :many
-- expect: room int32 notnull, d1 date notnull, d2 date notnull
SELECT * FROM booked;

-- name: not_written :exec
-- expect-error: E0308 21:18
UPDATE timed SET s = NOW(6);
