-- name: smart_quotes
SELECT id FROM author WHERE name = ‘x’;
-- name: smart_double
SELECT id FROM author WHERE name = “x”;
-- name: backquote_acute
SELECT id FROM author WHERE name = ´x´;
