-- name: limit_before_order
SELECT id FROM author LIMIT 5 ORDER BY id;
-- name: where_before_join
SELECT name FROM author WHERE author.id = 1 JOIN book ON author_id = author.id;
-- name: group_after_order
SELECT age, COUNT(*) FROM author ORDER BY age GROUP BY age;
-- name: having_before_group
SELECT age, COUNT(*) FROM author HAVING COUNT(*) > 1 GROUP BY age;
-- name: where_after_group
SELECT age, COUNT(*) FROM author GROUP BY age WHERE age > 1;
-- name: where_after_order
SELECT age FROM author ORDER BY age WHERE age > 1;
-- name: two_wheres
SELECT name FROM author WHERE id = 1 WHERE age = 2;
-- name: limit_offset_order
SELECT id FROM author ORDER BY id OFFSET 5 LIMIT 10;
-- name: offset_alone
SELECT id FROM author ORDER BY id OFFSET 5;
-- name: union_order
SELECT id FROM author ORDER BY id UNION SELECT id FROM book;
-- name: limit_comma
SELECT id FROM author ORDER BY id LIMIT 5 10;
