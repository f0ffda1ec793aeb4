-- name: searched :many
-- expect: size text notnull
-- params:
-- cardinality: many
SELECT CASE WHEN total > 5 THEN 'big' ELSE 'small' END AS size FROM orders;

-- name: no_else :many
-- expect: size text null
-- params:
-- cardinality: many
SELECT CASE WHEN total > 5 THEN 'big' END AS size FROM orders;

-- name: simple :many
-- expect: n int64 notnull
-- params:
-- cardinality: many
SELECT CASE status WHEN 'new' THEN 1 WHEN 'paid' THEN 2 ELSE 3 END AS n FROM orders;

-- name: mixed :many
-- expect: a decimal notnull, b decimal notnull, c text null, d double notnull
-- params:
-- cardinality: many
SELECT CASE WHEN express THEN 1 ELSE 1.5 END AS a, CASE WHEN express THEN id ELSE total END AS b, CASE WHEN express THEN note ELSE 1 END AS c, CASE WHEN express THEN weight ELSE 1 END AS d FROM orders;

-- name: proved_by_condition :many
-- expect: a decimal notnull, b decimal notnull, c decimal notnull, d decimal notnull, e decimal notnull
-- params:
-- cardinality: many
SELECT CASE WHEN discount IS NOT NULL THEN discount ELSE 0.00 END AS a, CASE WHEN discount IS NULL THEN 0.00 ELSE discount END AS b, CASE WHEN discount > 0 THEN discount ELSE 0 END AS c, IF(discount IS NULL, 0.00, discount) AS d, IF(discount > 0, discount, 0) AS e FROM orders;

-- name: not_proved :many
-- expect: a decimal null, b decimal notnull, c decimal null
-- params:
-- cardinality: many
SELECT CASE WHEN discount > 0 THEN 0.00 ELSE discount END AS a, CASE WHEN discount IS NULL OR total > 0 THEN 1.00 ELSE discount END AS b, CASE WHEN total > 0 OR discount > 0 THEN discount ELSE 1.00 END AS c FROM orders;

-- name: coalesce :many
-- expect: a text notnull, b decimal notnull, c text null, d text notnull, e enum null, f decimal null, g datetime notnull, h decimal null
-- params:
-- cardinality: many
SELECT COALESCE(note, '') AS a, COALESCE(discount, 0) AS b, COALESCE(discount, note) AS c, IFNULL(status, 'new') AS d, COALESCE(status, status) AS e, COALESCE(discount, NULL) AS f, COALESCE(shipped_at, placed_on) AS g, NULLIF(total, 0) AS h FROM orders;

-- name: coalesce_integers :many
-- expect: a int32 notnull, b int64 notnull, c uint64 notnull, d decimal null
-- params:
-- cardinality: many
SELECT COALESCE(referrer_id, c.id) AS a, COALESCE(referrer_id, 0) AS b, COALESCE(o.id, 0) AS c, COALESCE(o.id, c.referrer_id) AS d FROM customers c LEFT JOIN orders o ON o.customer_id = c.id;

-- name: extremes :many
-- expect: a decimal notnull, b decimal null, c uint64 notnull
-- params:
-- cardinality: many
SELECT GREATEST(total, 5) AS a, LEAST(total, discount) AS b, GREATEST(id, 2) AS c FROM orders;
