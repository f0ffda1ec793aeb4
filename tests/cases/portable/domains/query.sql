-- dialect: postgres

-- name: measures_all :many
-- expect: id int64 notnull, p uint32 notnull, s int16 null, n uint64 notnull, t int16 null
-- params:
-- cardinality: many
SELECT * FROM measures;

-- name: measure_add :exec
-- expect:
-- params: id int64 notnull, p uint32 notnull, s int16 null, n uint64 notnull, t int16 null
-- cardinality: none
INSERT INTO measures (id, p, s, n, t) VALUES (:id, :p, :s, :n, :t);
