-- name: q0 :one
SELECT id FROM t WHERE kind = 1;
-- name: q1
SELECT nme FROM t;
-- name: q2 :one
SELECT id FROM t WHERE kind = 1;
-- name: q3
SELECT nme FROM t;
-- name: q4 :one
SELECT id FROM t WHERE kind = 1;
-- name: q5
SELECT nme FROM t;
-- name: q6 :one
SELECT id FROM t WHERE kind = 1;
-- name: q7
SELECT nme FROM t;
