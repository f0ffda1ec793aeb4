-- name: else_if
SELECT CASE WHEN id = 1 THEN 'a' ELSE IF id = 2 THEN 'b' END FROM author;
-- name: elseif
SELECT CASE WHEN id = 1 THEN 'a' ELSEIF id = 2 THEN 'b' END FROM author;
-- name: missing_end
SELECT CASE WHEN id = 1 THEN 'a' ELSE 'b' FROM author;
-- name: missing_then
SELECT CASE WHEN id = 1 'a' ELSE 'b' END FROM author;
