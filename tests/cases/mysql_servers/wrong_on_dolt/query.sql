-- engines: mariadb mysql (Dolt takes them all, and gives other rows)

-- name: between_columns :many
-- expect: id int32 notnull, low int64 notnull
-- expect-warning: W0102 6:29
SELECT id, low FROM t WHERE id BETWEEN low AND high;
-- name: between_a_column_and_a_constant :many
-- expect: low int64 notnull
-- expect-warning: W0102 10:25
SELECT low FROM t WHERE id BETWEEN low AND 5;
-- name: between_constants :many
-- expect: low int64 notnull
SELECT low FROM t WHERE low BETWEEN 1 AND 5;
-- name: none_is_null :many
-- expect: id int32 notnull
SELECT id FROM t WHERE id BETWEEN high AND 100;
-- name: a_blob_among_constants :many
-- expect: id int32 notnull
-- expect-warning: W0102 20:24
SELECT id FROM t WHERE b IN ('ab', x'00');
-- name: a_blob_in_a_list :many
-- expect: id int32 notnull
SELECT id FROM t WHERE b IN (:values...) OR v IN ('ab', 'c') OR b = 'ab';
