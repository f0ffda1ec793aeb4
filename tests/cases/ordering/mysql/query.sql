-- name: position :many
-- expect: name text notnull, boss_id int32 null
-- params:
-- cardinality: many
SELECT name, boss_id FROM person ORDER BY 2 DESC, 1;

-- name: alias :many
-- expect: n text notnull, twice int64 notnull
-- params:
-- cardinality: many
SELECT name AS n, id * 2 AS twice FROM person ORDER BY twice, n;

-- name: alias_hides_column :many
-- expect: id int32 null, name text notnull
-- params:
-- cardinality: many
SELECT boss_id AS id, name FROM person ORDER BY id, name;

-- name: expression :many
-- expect: name text notnull
-- params:
-- cardinality: many
SELECT name FROM person ORDER BY boss_id IS NULL, LENGTH(name), id DESC;

-- name: not_selected :many
-- expect: name text notnull
-- params:
-- cardinality: many
SELECT name FROM person ORDER BY team_id, boss_id;

-- name: aggregate :many
-- expect: team_id int32 null
-- params:
-- cardinality: many
SELECT team_id FROM person GROUP BY team_id ORDER BY COUNT(*) DESC, MAX(name);

-- name: limit_offset :many
-- expect: id int32 notnull, name text notnull
-- params:
-- cardinality: many
SELECT id, name FROM person ORDER BY id LIMIT 2 OFFSET 1;

-- name: limit_comma :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM person ORDER BY id LIMIT 1, 2;

-- name: limit_zero :many
-- expect: id int32 notnull
-- params:
-- cardinality: many
SELECT id FROM person LIMIT 0;

-- name: union_order :many
-- expect: id int32 notnull, name text notnull
-- params:
-- cardinality: many
SELECT id, name FROM person UNION SELECT id, title FROM team ORDER BY name, 1 LIMIT 3;

-- name: having_alias_where_column :many
-- expect: k int32 notnull, name text notnull
-- params:
-- cardinality: many
SELECT id AS k, name FROM person HAVING k > 1;

-- name: group_alias_order :many
-- expect: t enum notnull, c int64 notnull
-- params:
-- cardinality: many
SELECT tag AS t, COUNT(*) AS c FROM person GROUP BY t HAVING c > 0 ORDER BY c DESC, t;

-- name: order_by_param :many
-- expect: id int32 notnull
-- params: first int32 notnull, n int64 notnull, skip int64 notnull
-- cardinality: many
SELECT id FROM person ORDER BY id = :first DESC, id LIMIT :n OFFSET :skip;

-- name: subquery_limit :many
-- expect: name text notnull, leads text null
-- params:
-- cardinality: many
SELECT name, (SELECT title FROM team t WHERE t.lead_id = person.id ORDER BY t.id DESC LIMIT 1) AS leads FROM person;

-- name: distinct_order :many
-- expect: team_id int32 null
-- params:
-- cardinality: many
SELECT DISTINCT team_id FROM person ORDER BY team_id DESC;
