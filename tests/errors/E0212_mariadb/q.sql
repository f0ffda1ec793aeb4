-- name: false_position :many
SELECT kind FROM events GROUP BY FALSE, kind;

-- name: minus :many
SELECT kind FROM events ORDER BY -1;

-- name: true_position :many
SELECT MAX(kind) AS k FROM events GROUP BY TRUE;

-- name: good :many
SELECT kind FROM events GROUP BY TRUE ORDER BY +1;

-- name: having_without_groups :many
SELECT id FROM events HAVING id > 1;

-- name: having_an_alias :many
SELECT id AS i FROM events HAVING i > 1;

-- name: no_alias_before_window :many
SELECT 1 WINDOW w AS (ORDER BY NULL);

-- name: values_of_a_row :many
SELECT (VALUES (e.id)) AS v FROM events AS e;

-- name: values_by_name :many
VALUES (1, 'x') ORDER BY column_0;

-- name: values_by_their_own_name :many
VALUES (1, 'x') ORDER BY x;

-- name: escape_of_a_row :many
SELECT id FROM events WHERE note LIKE 'a%' ESCAPE note;

-- name: long_escape :many
SELECT id FROM events WHERE note LIKE 'a%' ESCAPE '||';

-- name: distinct_bits :many
SELECT BIT_OR(DISTINCT kind) AS k FROM events;
