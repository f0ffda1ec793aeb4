-- flavour: dolt
-- engines: dolt (its own procedures)
-- name: add_all :many
-- expect: status int64 notnull
-- params:
-- cardinality: many
CALL dolt_add('-A');
