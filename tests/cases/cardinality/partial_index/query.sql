-- dialect: sqlite

-- name: said
-- expect: id int64 notnull
-- params: slug text notnull
-- cardinality: optional
SELECT id FROM doc WHERE slug = :slug AND deleted IS NULL;

-- name: said_elsewhere
-- expect: id int64 notnull
-- params: lang text notnull
-- cardinality: optional
SELECT d.id FROM doc AS d WHERE d.deleted IS NULL AND d.id > 0 AND d.lang = :lang AND d.state = 'live';

-- name: not_said :many
-- expect: id int64 notnull
-- params: slug text notnull
-- cardinality: many
SELECT id FROM doc WHERE slug = :slug;

-- name: the_contrary :many
-- expect: id int64 notnull
-- params: slug text notnull
-- cardinality: many
SELECT id FROM doc WHERE slug = :slug AND deleted IS NOT NULL;

-- name: half :many
-- expect: id int64 notnull
-- params: lang text notnull
-- cardinality: many
SELECT id FROM doc WHERE lang = :lang AND state = 'live';

-- name: another_value :many
-- expect: id int64 notnull
-- params: lang text notnull
-- cardinality: many
SELECT id FROM doc WHERE lang = :lang AND state = 'old' AND deleted IS NULL;

-- name: either :many
-- expect: id int64 notnull
-- params: slug text notnull
-- cardinality: many
SELECT id FROM doc WHERE slug = :slug AND (deleted IS NULL OR id > 1);

-- name: of_the_other :many
-- expect: id int64 notnull
-- params: slug text notnull
-- cardinality: many
SELECT a.id FROM doc AS a, doc AS b WHERE a.slug = :slug AND b.deleted IS NULL AND b.id = 1;
