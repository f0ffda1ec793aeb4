-- name: unborn :many
SELECT id FROM author WHERE born = NULL;
-- name: wrong
SELECT nmae,
  "x" FROM autor;
-- name: names
SELECT nmae FROM author;
