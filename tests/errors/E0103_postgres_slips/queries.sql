-- name: s1 :many
SELECT id, name, FROM authors;
-- name: s2 :many
SELECT id name bio FROM authors;
-- name: s3 :many
SELECT id FROM authors WHERE id == 3;
-- name: s4 :many
SELECT `id` FROM authors;
-- name: s5 :many
SELECT id FROM authors LIMIT 3 ORDER BY id;
-- name: s6 :many
SELECT id FROM authors WHERE name = "bob";
-- name: s7 :many
SELECT id FROM authors LIMIT 1, 2;
-- name: s8 :many
SELECT id FROM authors WHERE id IN (1, 2;
-- name: s9 :many
SELECT id FROM authors WHERE AND id = 3;
-- name: s10 :exec
INSERT INTO authors (name, bio) VALUES ('a', 'b',);
-- name: s11 :exec
UPDATE authors SET name = 'a', WHERE id = 3;
-- name: s12 :exec
UPDATE authors SET name = 'a' AND bio = 'b' WHERE id = 3;
-- name: s13 :exec
INSERT INTO authors name VALUES ('a');
-- name: s14 :many
SELECT id FROM authors GROUP BY id WHERE id > 3;
-- name: s15 :many
SELEC id FROM authors;
-- name: s16 :many
SELECT id FORM authors;
-- name: s17 :many
SELECT id FROM authors WHERE name = NULL;
-- name: s18 :many
SELECT order FROM authors;
-- name: s20 :exec
DELETE authors WHERE id = 3;
-- name: s21 :many
SELECT CASE WHEN id = 1 THEN 2 FROM authors;
-- name: s22 :many
SELECT id FROM authors JOIN books WHERE id = 3;
-- name: s23 :many
SELECT count(* FROM authors;
-- name: s24 :exec
INSERT INTO authors (name) VALUE ('x');
-- name: s25 :exec
INSERT INTO authors (name) VALUES ('x') ON DUPLICATE KEY UPDATE name = 'x';
-- name: s26 :many
SELECT id FROM authors WHERE id => 3;
-- name: s27 :many
SELECT IFNULL(bio, 'x') FROM authors;
