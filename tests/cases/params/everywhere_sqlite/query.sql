-- dialect: sqlite

-- name: arith :many
-- params: a int64 notnull, b double notnull, c int64 notnull, d int64 notnull, e int64 notnull, f int64 notnull, g int64 notnull, h int64 notnull, i text notnull
SELECT id + :a, r * :b, n / :c, n % :d, -:e, n & :f, ~:g, n << :h, name || :i FROM t;

-- name: fn :many
-- params: a int64 notnull, b int64 notnull, c int64 notnull, d text notnull, e int64 notnull, f int64 notnull, g int64 notnull, h int64 notnull, i double notnull, j text notnull, k text notnull, l text notnull, m text notnull, n text notnull, p text notnull, q text notnull, r text notnull, s text notnull, t text notnull, u text notnull, v text notnull, w any notnull, x blob notnull, y text notnull
SELECT substr(name, :a, :b), round(r, :c), coalesce(note, :d), ifnull(n, :e), nullif(n, :f), iif(:g, 1, 2), max(n, :h), abs(:i), upper(:j), length(:k), replace(name, :l, :m), printf(:n, 1), date(:p), datetime(:q, :r), strftime(:s, :t), json_extract(note, :u), json_object(:v, :w), hex(:x), instr(name, :y) FROM t;

-- name: case1 :many
-- params: a text notnull, b int64 notnull, d int64 notnull, e int64 notnull
SELECT CASE WHEN id > 1 THEN :a ELSE name END, CASE id WHEN :b THEN 1 END, CASE WHEN :d THEN n ELSE :e END FROM t;

-- name: preds :many
-- params: a int64 notnull, b int64 notnull, c int64 notnull, d text notnull, e text notnull, f int64 notnull, g text notnull, h int64 notnull, i int64 notnull, j int64 notnull, k int64 notnull, l text null, m any notnull, n blob notnull, o any notnull, p bool notnull, q any notnull, r double notnull, s int64 null, u int64 null, v text notnull
SELECT id FROM t WHERE id BETWEEN :a AND :b AND :c BETWEEN id AND n AND name LIKE :d AND name GLOB :e AND (id, name) = (:f, :g) AND (id, n) IN (VALUES (:h, :i)) AND id IN (:j, :k) AND note IS :l AND x = :m AND b = :n AND dt > :o AND flag = :p AND price > :q AND r < :r AND :s IS TRUE AND n IS NOT :u AND name COLLATE NOCASE = :v;

-- name: lim :many
-- params: a int64 notnull, b int64 notnull
SELECT id FROM t LIMIT :a OFFSET :b;

-- name: ins :many
-- params: id int64 notnull, n int64 notnull, r double null, name text notnull, note text null, x any null, b blob null, dt any null, flag bool notnull, price any null, n2 int64 notnull, inc int64 notnull, name2 text notnull, lim int64 notnull
INSERT INTO t (id, n, r, name, note, x, b, dt, flag, price) VALUES (:id, :n, :r, :name, :note, :x, :b, :dt, :flag, :price), (NULL, :n2, NULL, 'x', NULL, NULL, NULL, NULL, 1, NULL) ON CONFLICT (id) DO UPDATE SET n = excluded.n + :inc, name = :name2 WHERE n < :lim RETURNING id;

-- name: upd :exec
-- params: inc int64 notnull, name text null, r double null, note text null, id int64 notnull
UPDATE t SET n = n + :inc, name = coalesce(:name, name), (r, note) = (:r, :note) WHERE id = :id;

-- name: fts :many
-- engines: none (many values are no query of FTS5, no number of buckets)
-- params: q text notnull
SELECT title FROM ft WHERE ft MATCH :q;

-- name: je :many
-- params: j text notnull, v any notnull
SELECT value FROM json_each(:j) WHERE value > :v;

-- name: strict :exec
-- params: n int64 notnull, a any null, id int64 notnull
UPDATE st SET n = :n, a = :a WHERE id = :id;

-- name: win :many
-- engines: none (many values are no query of FTS5, no number of buckets)
-- params: p int64 notnull, f int64 notnull, o int64 notnull, d int64 notnull, k int64 notnull
SELECT sum(n) OVER (ORDER BY id ROWS BETWEEN :p PRECEDING AND :f FOLLOWING), lag(n, :o, :d) OVER (ORDER BY id), ntile(:k) OVER (ORDER BY id) FROM t;

-- name: vals :many
-- params: a int64 notnull, b int64 notnull
VALUES (:a, 1), (2, :b);

-- name: un :many
-- params: x text notnull, y int64 notnull
SELECT id, :x FROM t UNION SELECT :y, name FROM t;

-- name: cte :many
-- params: start int64 notnull, stop int64 notnull
WITH RECURSIVE c(n) AS (SELECT CAST(:start AS INTEGER) UNION ALL SELECT n + 1 FROM c WHERE n < :stop) SELECT n FROM c;

-- name: agg :many
-- params: sep text notnull, w int64 notnull, m int64 notnull, h int64 notnull
SELECT group_concat(name, :sep), sum(n * :w), count(*) FILTER (WHERE n > :m) FROM t GROUP BY flag HAVING max(n) > :h;

-- name: js :many
-- params: p text notnull, q text notnull, v any notnull
SELECT note -> :p, note ->> :q FROM t WHERE json_extract(note, '$.a') = :v;
