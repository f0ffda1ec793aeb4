-- name: f
SELECT a.name FROM author AS a JOIN book AS b ON c.id = b.id JOIN book AS c ON c.id = a.id;
