-- dialect: postgres

-- name: lateral :many
-- expect-error: E0501 6:36
-- expect-error: E0501 6:36
SELECT t.id, d.m FROM t CROSS JOIN LATERAL (SELECT MAX(u.y) AS m FROM u WHERE u.t_id = t.id) d;

-- name: right_using_star :many
-- expect: id int32 notnull, a int32 null, b int32 null, c text null, t_id int32 notnull, a int32 null, w text null, y int32 notnull
-- params:
-- cardinality: many
SELECT * FROM t RIGHT JOIN u USING (id);

-- name: row_equals :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM t WHERE (a, b) = (20, 5);

-- name: on_constraint :exec
-- params:
INSERT INTO p (k, v) VALUES (1, 'x') ON CONFLICT ON CONSTRAINT p_k DO NOTHING;

-- name: on_no_constraint :exec
-- expect-error: E0224 26:64
INSERT INTO p (k, v) VALUES (1, 'x') ON CONFLICT ON CONSTRAINT p_q DO NOTHING;
