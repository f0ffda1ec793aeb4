-- name: is_not_null :many
-- expect: name text notnull
-- params:
-- cardinality: many
SELECT name FROM customers WHERE name IS NOT NULL;

-- name: equals :one
-- expect: name text notnull, referrer_id int32 notnull
-- params:
-- cardinality: optional
SELECT name, referrer_id FROM customers WHERE name = 'Ann' AND referrer_id < 7;

-- name: through_arithmetic :many
-- expect: discount decimal notnull
-- params:
-- cardinality: many
SELECT discount FROM orders WHERE discount + 1 > total;

-- name: not_is_null :many
-- expect: discount decimal notnull
-- params:
-- cardinality: many
SELECT discount FROM orders WHERE NOT (discount IS NULL);

-- name: not_equals :many
-- expect: discount decimal notnull
-- params:
-- cardinality: many
SELECT discount FROM orders WHERE NOT (discount = 1);

-- name: de_morgan :many
-- expect: discount decimal notnull, note text notnull
-- params:
-- cardinality: many
SELECT discount, note FROM orders WHERE NOT (discount IS NULL OR note IS NULL);

-- name: or_one_side :many
-- expect: discount decimal null
-- params:
-- cardinality: many
SELECT discount FROM orders WHERE discount > 1 OR total > 1;

-- name: or_both_sides :many
-- expect: discount decimal notnull
-- params:
-- cardinality: many
SELECT discount FROM orders WHERE discount > 1 OR discount < -1;

-- name: between :many
-- expect: discount decimal notnull, note text notnull
-- params:
-- cardinality: many
SELECT discount, note FROM orders WHERE discount BETWEEN 0 AND 1 AND 'x' BETWEEN 'a' AND note;

-- name: not_between :many
-- expect: discount decimal null
-- params:
-- cardinality: many
SELECT discount FROM orders WHERE 5 NOT BETWEEN 1 AND discount;

-- name: in_list :many
-- expect: status enum notnull
-- params:
-- cardinality: many
SELECT status FROM orders WHERE status IN ('new', 'void');

-- name: not_in_list :many
-- expect: status enum notnull
-- params:
-- cardinality: many
SELECT status FROM orders WHERE status NOT IN ('new');

-- name: in_query :many
-- expect: referrer_id int32 notnull
-- params:
-- cardinality: many
SELECT referrer_id FROM customers WHERE referrer_id IN (SELECT customer_id FROM orders);

-- name: not_in_query :many
-- expect: referrer_id int32 null
-- params:
-- cardinality: many
SELECT referrer_id FROM customers WHERE referrer_id NOT IN (SELECT customer_id FROM orders);

-- name: like :many
-- expect: note text notnull
-- params:
-- cardinality: many
SELECT note FROM orders WHERE note LIKE 'a%';

-- name: null_safe :many
-- expect: name text notnull, referrer_id int32 null
-- params:
-- cardinality: many
SELECT name, referrer_id FROM customers WHERE name <=> 'Ann' AND referrer_id <=> NULL;

-- name: is_true :many
-- expect: discount decimal notnull
-- params:
-- cardinality: many
SELECT discount FROM orders WHERE (discount > 0) IS TRUE;

-- name: is_not_true :many
-- expect: discount decimal null
-- params:
-- cardinality: many
SELECT discount FROM orders WHERE (discount > 0) IS NOT TRUE;

-- name: function_of :many
-- expect: note text notnull, name text notnull
-- params:
-- cardinality: many
SELECT note, name FROM orders, customers WHERE UPPER(note) = 'X' AND CONCAT(name, 'x') <> 'y';

-- name: coalesce_proves_nothing :many
-- expect: note text null
-- params:
-- cardinality: many
SELECT note FROM orders WHERE COALESCE(note, 'x') = 'x';

-- name: parameter :many
-- expect: note text notnull
-- params: note text notnull
-- cardinality: many
SELECT note FROM orders WHERE note = ?;

-- name: parameter_or_null :many
-- expect: note text null
-- params: note text null
-- cardinality: many
SELECT note FROM orders WHERE note = :note OR :note IS NULL;

-- name: column_equality :many
-- expect: name text notnull, note text notnull
-- params:
-- cardinality: many
SELECT a.name, b.note FROM customers a JOIN orders b ON a.name = b.note;

-- name: truth_of_column :many
-- expect: discount decimal notnull
-- params:
-- cardinality: many
SELECT discount FROM orders WHERE discount;

-- name: case_condition :many
-- expect: discount decimal null
-- params:
-- cardinality: many
SELECT discount FROM orders WHERE CASE WHEN discount > 0 THEN 1 ELSE 1 END;

-- name: any_query :many
-- engines: mariadb mysql sqlite (Dolt's parser has no ANY (SELECT))
-- expect: discount decimal notnull
-- params:
-- cardinality: many
SELECT discount FROM orders WHERE discount > ANY (SELECT price FROM order_lines);

-- name: all_query :many
-- engines: mariadb mysql sqlite (Dolt's parser has no ALL (SELECT))
-- expect: discount decimal null
-- params:
-- cardinality: many
SELECT discount FROM orders WHERE discount > ALL (SELECT price FROM order_lines);
