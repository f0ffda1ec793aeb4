-- name: f
SELECT id FROM author WHERE code IN ('1', 2) OR id BETWEEN 'a' AND '9';
