-- name: q0
SELECT nme FROM t;
-- name: q1
SELECT nme FROM t;
-- name: q2
SELECT nme FROM t;
