-- engines: mariadb mysql (Dolt has no stored functions of this kind)

-- name: reads :one
-- repeatable: yes
SELECT id, name, UPPER(name) AS big, NOW() AS now, RAND() AS chance FROM items WHERE id = :id;

-- name: reads_deep :many
-- repeatable: yes
SELECT i.id, (SELECT COUNT(*) FROM items c WHERE c.parent = i.id) AS n FROM items i WHERE EXISTS (SELECT 1 FROM items p WHERE p.id = i.parent);

-- name: reads_itself :many
-- repeatable: yes
WITH RECURSIVE up AS (SELECT id, parent FROM items WHERE id = :id UNION ALL SELECT i.id, i.parent FROM items i JOIN up ON i.id = up.parent) SELECT id FROM up;

-- name: reads_a_view :many
-- repeatable: yes
SELECT p.id FROM plain_items p JOIN (SELECT id FROM plain_items) q ON p.id = q.id;

-- name: locks :many
-- repeatable: no
SELECT id FROM items FOR UPDATE;

-- name: locks_in_a_derived_table :many
-- repeatable: no
SELECT d.id FROM (SELECT id FROM items FOR UPDATE) d;

-- name: takes_a_lock :one
-- repeatable: no
SELECT GET_LOCK('a', 1) AS got;

-- name: asks_for_a_lock_in_a_condition :many
-- repeatable: no
SELECT id FROM items WHERE parent IN (SELECT id FROM items WHERE IS_FREE_LOCK(name));

-- name: last_id :one
-- repeatable: no
SELECT LAST_INSERT_ID() AS id;

-- name: variable :one
-- repeatable: no
SELECT @n + 1 AS n;

-- name: calls_its_own :many
-- repeatable: no
SELECT twice(id) AS n FROM items;

-- name: calls_its_own_in_a_view :many
-- repeatable: no
SELECT n FROM doubled_items;

-- name: asks_for_a_lock_in_a_view :many
-- repeatable: no
SELECT free FROM (SELECT free FROM locked_items) l;

-- name: writes :exec
-- repeatable: no
UPDATE items SET name = :name WHERE id = :id;
