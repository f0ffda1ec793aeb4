-- name: unknown_table :many
-- expect-error: E0201 3:16
SELECT id FROM custmers;

-- name: unknown_column :many
-- expect-error: E0203 7:8
SELECT emial FROM customers;

-- name: unknown_in_two :many
-- expect-error: E0203 11:8
SELECT emial FROM customers JOIN orders ON orders.customer_id = customers.id;

-- name: unknown_qualified :many
-- expect-error: E0203 15:10
SELECT c.emial FROM customers c;

-- name: ambiguous :many
-- expect-error: E0202 19:8
SELECT id FROM customers JOIN orders ON orders.customer_id = customers.id;

-- name: unknown_qualifier :many
-- expect-error: E0211 23:8
SELECT x.id FROM customers c;

-- name: original_name_hidden :many
-- expect-error: E0211 27:8
SELECT customers.id FROM customers c;

-- name: duplicate_alias :many
-- expect-error: E0206 31:32
SELECT 1 FROM customers c JOIN orders c ON 1 = 1;

-- name: unknown_function :many
-- expect-error: E0204 35:8
SELECT CONCATT(email) FROM customers;

-- name: arity :many
-- expect-error: E0205 39:8
SELECT SUBSTRING(email) FROM customers;

-- name: too_many :many
-- expect-error: E0205 43:8
SELECT LOWER(email, 'x') FROM customers;

-- name: on_of_later_table :many
-- expect-error: E0211 47:47
SELECT c.id FROM customers c JOIN orders o ON l.order_id = o.id JOIN order_lines l ON 1 = 1;

-- name: alias_in_where :many
-- expect-error: E0203 51:37
SELECT id AS x FROM customers WHERE x = 1;

-- name: no_cascade :many
-- expect-error: E0201 55:49
SELECT missing.a, missing.b + 1, missing.* FROM missing WHERE missing.c = ?;

-- name: using_unknown :many
-- expect-error: E0203 59:44
SELECT 1 FROM customers JOIN orders USING (nope);

-- name: case_of_table :many
-- expect-error: E0201 63:16 -- engine-accepts: dolt: its tables' names have no case
SELECT id FROM Customers;

-- name: star_of_unknown :many
-- expect-error: E0211 67:8
SELECT x.* FROM customers;

-- name: subquery_scope :many
-- expect-error: E0203 71:16
SELECT (SELECT nope FROM orders WHERE orders.customer_id = customers.id) FROM customers;

-- name: subquery_width :many
-- expect-error: E0209 75:8
SELECT (SELECT id, total FROM orders LIMIT 1) FROM customers;

-- name: in_width :many
-- expect-error: E0209 79:39
SELECT id FROM customers WHERE id IN (SELECT id, total FROM orders);

-- name: row_width :many
-- expect-error: E0209 83:32
SELECT id FROM customers WHERE (id, name) = (1, 2, 3);

-- name: charset_of_convert :many
-- expect-error: E0213 87:27
SELECT CONVERT(name USING latin11) AS n FROM customers;

-- name: charset_of_cast :many
-- expect-error: E0213 91:40 -- engine-accepts: dolt: it does not look
SELECT CAST(name AS CHAR CHARACTER SET utf9) AS n FROM customers;

-- name: star_of_no_count :many
-- expect-error: E0103 95:8
SELECT COUNTS(*) AS n FROM customers;

-- name: variable_left_out :many
-- expect-error: E0103 99:19
SELECT @@session. , id FROM customers;

-- name: one_separator :many
-- expect-error: E0103 103:41 -- engine-accepts: dolt: it joins them
SELECT GROUP_CONCAT(name SEPARATOR ', ' '; ') AS n FROM customers;

-- name: natural_comes_first :many
-- expect-error: E0103 107:42
SELECT customers.id FROM customers RIGHT NATURAL JOIN orders;

-- name: set_of_an_unknown_table :exec
-- expect-error: E0201 111:14
REPLACE INTO nosuch SET a = TRIM('x'), b = (SELECT MAX(id) FROM orders);

-- name: upsert_of_an_unknown_table :exec
-- expect-error: E0201 115:13
INSERT INTO nosuch (a) VALUES (1) ON DUPLICATE KEY UPDATE a = TRIM('x');

-- name: order_by_two_of_one_name :many
-- expect-error: E0202 119:79
SELECT orders.id, customers.id FROM orders JOIN customers USING (id) ORDER BY id;

-- name: order_by_plus_three :many
-- expect-error: E0212 123:41
SELECT id, name FROM customers ORDER BY +3;

-- name: order_by_plus_two :many
SELECT id, name FROM customers ORDER BY +2;

-- name: union_with_two_of_one_name :many
SELECT o.id, c.id FROM orders AS o JOIN customers AS c ON c.id = o.customer_id UNION SELECT 1, 2 ORDER BY 2;

-- name: union_ordered_by_one_of_two :many
-- expect-error: E0202 133:107
SELECT o.id, c.id FROM orders AS o JOIN customers AS c ON c.id = o.customer_id UNION SELECT 1, 2 ORDER BY id;

-- name: delete_in_any_order :exec
-- engines: mysql dolt (MariaDB looks for a column 1 when it runs)
DELETE FROM orders ORDER BY TRUE, id LIMIT 1;

-- name: digit_behind_quoted :many
-- expect-error: E0103 141:11
SELECT `c`.2 FROM (SELECT 1 AS `2`) c;
-- name: digit_behind_bare :many
-- engines: mariadb mysql (Dolt reads .2 there)
-- expect: 2 int64 notnull
SELECT c.2 FROM (SELECT 1 AS `2`) c;
