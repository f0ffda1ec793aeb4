-- name: nested :many
-- expect: id int32 notnull, o int64 null, a int32 null, b int32 null, d decimal null
-- params:
-- cardinality: many
SELECT t.id, x.o, x.a, x.b, x.d
  FROM t, JSON_TABLE(t.v, '$[*]' COLUMNS (o FOR ORDINALITY, a INT PATH '$.a', b INT EXISTS PATH '$.b',
                                          NESTED PATH '$.c[*]' COLUMNS (d DECIMAL(5,2) PATH '$'))) AS x;

-- name: left_joined :many
-- expect: k text notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT t.k, COUNT(x.a) AS n FROM t LEFT JOIN JSON_TABLE(t.v, '$[*]' COLUMNS (a INT PATH '$.a')) x ON TRUE GROUP BY t.k;

-- name: star :many
-- expect: a int64 null, b text null, c date null
-- params:
-- cardinality: many
SELECT * FROM JSON_TABLE('[{"a": 1, "b": "x", "c": "2020-02-29"}, {}]', '$[*]'
                         COLUMNS (a BIGINT PATH '$.a', b VARCHAR(10) PATH '$.b' NULL ON EMPTY, c DATE PATH '$.c')) x;

-- name: defaults :many
-- expect: a int32 null
-- params:
-- cardinality: many
SELECT a FROM JSON_TABLE('[{}]', '$[*]' COLUMNS (a INT PATH '$.a' DEFAULT '3' ON EMPTY NULL ON ERROR)) x;

-- name: of_a_parameter :many
-- expect: a text null
-- params: p1 json notnull
-- cardinality: many
-- engines: none (random texts are no JSON)
SELECT a FROM JSON_TABLE(?, '$[*]' COLUMNS (a VARCHAR(20) PATH '$')) x;

-- name: filtered :many
-- expect: a int32 notnull
-- params: a int32 notnull
-- cardinality: many
SELECT x.a FROM t JOIN JSON_TABLE(t.v, '$[*]' COLUMNS (a INT PATH '$.a')) x ON x.a > ?;

-- name: not_before :many
-- expect-error: E0211 43:26
SELECT * FROM JSON_TABLE(t.v, '$' COLUMNS (a INT PATH '$')) x, t;

-- name: no_such_column :many
-- expect-error: E0203 47:10
SELECT x.b FROM JSON_TABLE('[1]', '$' COLUMNS (a INT PATH '$')) x;

-- name: no_path :many
-- expect-error: E0103 52:33
-- engine-accepts: dolt: it looks at no path before it runs
SELECT * FROM JSON_TABLE('[1]', 'x' COLUMNS (a INT PATH '$')) x;

-- name: no_alias :many
-- expect-error: E0103 56:62
SELECT * FROM JSON_TABLE('[1]', '$' COLUMNS (a INT PATH '$'));

-- name: twice :many
-- expect-error: E0210 61:62
-- engine-accepts: dolt: it has two columns of that name then
SELECT * FROM JSON_TABLE('[1]', '$' COLUMNS (a INT PATH '$', A INT PATH '$')) x;
