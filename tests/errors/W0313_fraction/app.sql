-- name: halves :many
SELECT id FROM t WHERE n = 1.5 OR n IN (-2.5e0, 2.0, 30e-1) OR 12e-1 = n OR d = 1.5 OR n = 1.0 OR n > 1.5 OR n = 0.0 OR n = 1e2;
