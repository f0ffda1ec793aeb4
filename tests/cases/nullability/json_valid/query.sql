-- MySQL: of what is no text JSON_VALID is 0, though it be NULL. MariaDB and Dolt make NULL of it.
-- JSON_MERGE_PATCH(NULL, x) is x where that is no object, to MySQL and MariaDB.

-- name: of_a_set :many
-- expect: s set null
SELECT s FROM t WHERE JSON_VALID(s) IS NOT NULL;
-- name: of_a_number :many
-- expect: n int32 null
SELECT n FROM t WHERE JSON_VALID(n) = 0;
-- name: of_a_date :many
-- expect: d date null
SELECT d FROM t WHERE JSON_VALID(d) IS NOT NULL;
-- name: of_a_text :many
-- expect: x text notnull, v int64 notnull
SELECT x, JSON_VALID(x) AS v FROM t WHERE JSON_VALID(x) IS NOT NULL;
-- name: of_json :many
-- expect: j json notnull
SELECT j FROM t WHERE JSON_VALID(j);
-- name: patched :many
-- expect: j json null, x json null
SELECT j, JSON_MERGE_PATCH(j, '{"a": 1}', '3') AS x FROM t WHERE JSON_MERGE_PATCH(j, '3') IS NOT NULL;
