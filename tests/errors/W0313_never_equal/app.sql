-- name: f
SELECT id FROM author WHERE age = 300 OR age IN (-1, 5) OR code = 'abcdefg' OR born = '2024-02-30' OR age > 300;
