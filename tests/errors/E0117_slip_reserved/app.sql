-- name: reserved_word
SELECT id AS group FROM author;
-- name: reserved_column
SELECT id, order FROM author;
-- name: keyword_alias
SELECT id FROM author AS order;
