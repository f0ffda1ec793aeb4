-- flavour: mysql
-- What the groups determine, as MySQL has it: keys, equalities, generated columns, outer joins, derived tables.

-- name: by_key :many
-- expect: w int32 null
SELECT w FROM a GROUP BY id;
-- name: by_unique :many
-- expect: w int32 null
SELECT w FROM a GROUP BY u;
-- name: by_nullable_unique :many
-- expect-error: E0208 12:8
SELECT w FROM a GROUP BY v;
-- name: null_refused :many
-- expect: w int32 null
SELECT w FROM a WHERE v > 5 GROUP BY v;
-- name: null_refused_in_arithmetic :many
-- expect-error: E0208 18:8
SELECT w FROM a WHERE v + 1 > 5 GROUP BY v;
-- name: by_generated :many
-- expect: g int32 null
SELECT g FROM a GROUP BY v;
-- name: half_a_key :many
-- expect-error: E0208 24:8
SELECT z FROM b GROUP BY x;
-- name: the_other_half :many
-- expect: z int32 null
SELECT z FROM b WHERE y = 3 GROUP BY x;
-- name: by_equality :many
-- expect: z int32 null
SELECT z FROM a JOIN b ON x = id AND y = u GROUP BY id;

-- name: outer_join :many
-- expect: w int32 null
SELECT w FROM b LEFT JOIN a ON id = x GROUP BY x;
-- name: outer_join_preserved :many
-- expect-error: E0208 37:8
SELECT b.z FROM b LEFT JOIN a ON id = x GROUP BY id;
-- name: outer_join_that_is_none :many
-- expect: x int32 notnull
SELECT x FROM b LEFT JOIN a ON id = x WHERE u > 0 GROUP BY id;
-- name: constant_beside_an_outer_join :many
-- expect-error: E0208 43:8
SELECT d.v FROM b LEFT JOIN (SELECT v, id FROM a WHERE v = 1) AS d ON d.id = z OR z = 3 GROUP BY y;

-- name: derived_key :many
-- expect: w int32 null
SELECT w FROM (SELECT id, w FROM a) AS d GROUP BY id;
-- name: derived_groups :many
-- expect: n int64 notnull
SELECT n FROM (SELECT w, COUNT(*) AS n FROM a GROUP BY w) AS d GROUP BY w;
-- name: derived_nullable_key :many
-- expect: w int32 null
SELECT w FROM (SELECT v, w FROM a) AS d WHERE v = v GROUP BY v;
-- name: derived_constant
-- expect: w int32 null, n int64 notnull
SELECT w, COUNT(*) AS n FROM (SELECT w FROM a WHERE w = 1) AS d;

-- name: in_a_subquery :many
-- expect-error: E0208 60:40
SELECT (SELECT MAX(z) FROM b WHERE x = a.w) AS m FROM a GROUP BY v;
-- name: in_a_subquery_determined :many
-- expect: m int32 null
SELECT (SELECT MAX(z) FROM b WHERE x = a.w) AS m FROM a GROUP BY id;
-- name: order_of_one_row
-- expect: n int64 notnull
SELECT COUNT(*) AS n FROM a ORDER BY w;
-- name: by_a_cast :many
-- expect: d decimal null, n int64 notnull
SELECT CAST(w AS DECIMAL(9,2)) AS d, COUNT(*) AS n FROM a GROUP BY CAST(w AS DECIMAL(9,2));
-- name: by_another_cast :many
-- expect-error: E0208 72:13
SELECT CAST(w AS CHAR(9)) AS d FROM a GROUP BY CAST(w AS DECIMAL(9,2));
-- name: by_a_constant :many
-- expect: w int32 null
SELECT w FROM a WHERE id = 3 GROUP BY v;
-- name: a_placeholder_is_no_constant :many
-- expect-error: E0208 78:8
SELECT w FROM a WHERE id = ? GROUP BY v;
