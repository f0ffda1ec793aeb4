-- name: selct
SELCT id FROM author;
-- name: form
SELECT id FORM author;
-- name: wehre
SELECT id FROM author WEHRE id = 1;
