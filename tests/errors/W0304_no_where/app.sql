-- name: f
DELETE FROM author;
-- name: g
UPDATE author SET age = 1;
-- name: h
DELETE FROM author LIMIT 5;
