-- sql-mode: ANSI_QUOTES,PIPES_AS_CONCAT,ONLY_FULL_GROUP_BY
-- name: names :many
-- expect: id int32 notnull, select text notnull, note text null
-- params:
-- cardinality: many
SELECT "id", "select", "order"."note" FROM "order";

-- name: pipes :many
-- expect-error: E0501 10:17
SELECT "select" || '-' || "note" AS a FROM "order";

-- name: alias :many
-- expect: group by int64 notnull, max text null
-- params:
-- cardinality: many
SELECT COUNT(*) AS "group by", MAX("note") AS "max" FROM "order" GROUP BY "n";

-- name: escapes :one
-- expect: a text notnull, b text notnull, c text notnull
-- params:
-- cardinality: optional
SELECT 'a\'b' AS a, 'c''d' AS b, '\\' AS c FROM "order" WHERE "id" = 101;

-- name: find :many
-- expect: id int32 notnull
-- params: note text notnull
-- cardinality: many
SELECT "id" FROM "order" WHERE "select" = 'a"b' OR "note" = :note AND NOT "b" = 1;

-- name: change :exec
-- params: note text null
-- cardinality: none
UPDATE "order" SET "note" = :note, "n" = "n" + 1 WHERE "select" LIKE '%"%';
