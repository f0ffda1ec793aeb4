-- name: of_one_collation :one
-- expect: k text notnull, k text notnull
-- params: k text notnull
-- cardinality: optional
SELECT l.k, r.k FROM left_one AS l JOIN right_one AS r ON r.k = l.k WHERE l.k = ?;

-- name: of_two_collations :many
-- expect: k text notnull, k text notnull
-- params: k text notnull
-- cardinality: many
SELECT l.k, c.k FROM left_one AS l JOIN converted AS c ON l.k = c.k WHERE c.k = ?;
