-- Functions that give a value though an argument is NULL: that they did proves nothing of it.
-- name: elt :many
-- expect: n int32 null
SELECT n FROM t WHERE ELT(id, 'a', 'b', n) IS NOT NULL;
-- name: elt_other :many
-- expect: s text null
SELECT s FROM t WHERE ELT(1, 'a', s) = 'a';
-- name: format :many
-- expect: s text null
SELECT s FROM t WHERE FORMAT(id, 2, s) IS NOT NULL;
-- name: week :many
-- expect: n int32 null
SELECT n FROM t WHERE WEEK(d, n) >= 0;
-- name: yearweek :many
-- expect: n int32 null
SELECT n FROM t WHERE YEARWEEK(d, n) >= 0;
-- name: json_set :many
-- expect: s text null
SELECT s FROM t WHERE JSON_SET('{}', '$.a', s) IS NOT NULL;
-- name: json_array_append :many
-- expect: s text null
SELECT s FROM t WHERE JSON_ARRAY_APPEND('[]', '$', s) IS NOT NULL;
-- name: locate :many
-- expect: n int32 null
SELECT n FROM t WHERE LOCATE('a', 'b', n) = 0;
-- name: replace_of_nothing :many
-- expect: s text null
SELECT s FROM t WHERE REPLACE('abc', '', s) = 'abc';
