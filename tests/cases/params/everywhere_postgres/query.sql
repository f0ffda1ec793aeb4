-- dialect: postgres

-- name: preds :many
-- params: a int64 notnull, b int32 notnull, c int16 notnull, d int16 notnull, e double notnull, f text notnull, g text notnull, h bool notnull, i date notnull, j datetime notnull, k timestamp notnull, l enum notnull, m uuid notnull, o decimal notnull, p blob notnull, q int32 notnull, r int32 notnull, s int64 notnull, t text notnull
SELECT id FROM t WHERE id = :a AND n > :b AND s IN (:c, :d) AND r < :e AND name LIKE :f AND vc = :g AND ok = :h AND d = :i AND ts < :j AND tz >= :k AND m = :l AND u = :m AND price > :o AND b = :p AND n BETWEEN :q AND :r AND (id, name) = (:s, :t);

-- name: cast1 :many
-- params: a int32 notnull, b text notnull, c date notnull, d enum notnull
SELECT :a::int, CAST(:b AS text), :c::date, :d::mood;

-- name: ins :exec
-- params: id int64 notnull, n int32 notnull, s int16 null, r double null, name text notnull, ok bool notnull, tz timestamp notnull, m enum notnull, price decimal notnull, u uuid null, j json null, n2 int32 notnull
INSERT INTO t (id, n, s, r, name, ok, tz, m, price, u, j) VALUES (:id, :n, :s, :r, :name, :ok, :tz, :m, :price, :u, :j) ON CONFLICT (id) DO UPDATE SET n = :n2, m = EXCLUDED.m;

-- name: upd :exec
-- params: inc int64 notnull, m enum notnull, name text null, id int64 notnull
UPDATE t SET n = n + :inc, m = :m, name = coalesce(:name, name) WHERE id = :id;

-- name: lim :many
-- params: a int64 notnull, b int64 notnull
SELECT id FROM t ORDER BY id LIMIT :a OFFSET :b;

-- name: union1 :many
-- params: x text notnull
SELECT id, :x FROM t UNION SELECT n, name FROM t;
