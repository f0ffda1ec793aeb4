-- name: f
SELECT id FROM t WHERE name = 5 OR a = '5' OR a + 1 = '5' OR lower(name) = 5;
