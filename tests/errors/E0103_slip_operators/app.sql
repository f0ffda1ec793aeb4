-- name: double_equals
SELECT id FROM author WHERE id == 1;
-- name: triple_equals
SELECT id FROM author WHERE id !== 1;
-- name: assign
SELECT id FROM author WHERE id := 1;
-- name: assign_set
UPDATE author SET age == 1 WHERE id = 1;
-- name: eq_gt
SELECT id FROM author WHERE id => 1;
-- name: eq_lt
SELECT id FROM author WHERE id =< 1;
-- name: is_equal
SELECT name FROM author WHERE born IS = NULL;
-- name: not_null_cmp
SELECT name FROM author WHERE born NOT NULL;
-- name: is_value
SELECT id FROM author WHERE name IS 'x';
-- name: ifnull_isnull
SELECT id FROM author WHERE name IS NOT 'x';
-- name: dup_where_and
SELECT id FROM author WHERE AND id = 1;
