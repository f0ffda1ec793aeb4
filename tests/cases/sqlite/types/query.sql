-- dialect: sqlite

-- name: star :many
-- expect: id int64 notnull, handle text notnull, nick text null, age int64 null, score double notnull, active bool notnull, avatar blob null, extra any null
-- params:
-- cardinality: many
SELECT * FROM users;

-- name: columns :many
-- expect: id int64 notnull, handle text notnull, nick text null, age int64 null, score double notnull, active bool notnull, avatar blob null, extra any null
-- params:
-- cardinality: many
SELECT id, handle, nick, age, score, active, avatar, extra FROM users;

-- name: arithmetic :many
-- expect: a int64 null, b int64 notnull, c int64 notnull, d int64 null, e int64 null, f double notnull, g double notnull, h double null, i double null, j double notnull, k any notnull, l double notnull, m double null, n int64 notnull, o double notnull
-- params:
-- cardinality: many
SELECT age + 1 AS a, stars * 2 AS b, stars / 2 AS c, stars / stars AS d, stars % 0 AS e, score + 1 AS f, score * 2 AS g, score + price AS h, score * stars AS i, -score AS j, body + 1 AS k, stars + 1.5 AS l, score - score AS m, 1 / 2 AS n, score / 2 AS o FROM users, notes;

-- name: bits :many
-- expect: a int64 notnull, b int64 notnull, c int64 notnull, d int64 null
-- params:
-- cardinality: many
SELECT stars & 1 AS a, ~stars AS b, stars << 2 AS c, age | 1 AS d FROM users, notes;

-- name: texts :many
-- expect: a text null, b text notnull, c text notnull, d text notnull, e int64 notnull, f text notnull, g text notnull, h text null, i int64 notnull, j text notnull, k text notnull, l text notnull
-- params:
-- cardinality: many
SELECT body || key AS a, body || 'x' AS b, stars || '' AS c, upper(body) AS d, length(body) AS e, substr(body, 1, 2) AS f, replace(body, 'a', 'b') AS g, trim(nick) AS h, instr(body, 'x') AS i, hex(avatar) AS j, quote(nick) AS k, typeof(nick) AS l FROM users, notes;

-- name: comparisons :many
-- expect: a int64 notnull, b int64 null, c int64 notnull, d int64 notnull, e int64 notnull, f int64 notnull, g int64 null, h int64 null, i int64 null, j int64 null, k int64 notnull
-- params:
-- cardinality: many
SELECT stars = 1 AS a, age = 1 AS b, age IS NULL AS c, age IS 5 AS d, age IS NOT price AS e, body LIKE 'x%' AS f, nick GLOB 'x*' AS g, age IN (1, 2) AS h, age BETWEEN 1 AND 2 AS i, NOT age AS j, body ISNULL AS k FROM users, notes;

-- name: cases :many
-- expect: a int64 notnull, b any notnull, c double notnull, d double null, e double notnull, f int64 notnull, g text notnull, h int64 null, i text null, j any notnull
-- params:
-- cardinality: many
SELECT CASE WHEN stars THEN 1 ELSE 2 END AS a, CASE WHEN stars THEN 1 ELSE 'x' END AS b, CASE WHEN stars THEN 1 ELSE 1.5 END AS c, CASE WHEN stars THEN price ELSE 0 END AS d, coalesce(price, 0) AS e, coalesce(age, stars) AS f, ifnull(nick, body) AS g, nullif(stars, 0) AS h, iif(stars, body, nick) AS i, coalesce(price, stars) AS j FROM users, notes;

-- name: casts :many
-- expect: a int64 notnull, b text notnull, c double null, d blob notnull, e any notnull
-- params:
-- cardinality: many
SELECT CAST(body AS INTEGER) AS a, CAST(stars AS TEXT) AS b, CAST(age AS REAL) AS c, CAST(body AS BLOB) AS d, CAST(body AS NUMERIC) AS e FROM users, notes;

-- name: functions :many
-- expect: a int64 notnull, b double notnull, c double notnull, d int64 null, e int64 notnull, f int64 null, g text notnull, h int64 notnull, i text notnull, j text null, k text notnull, l double null, m text null, n text null
-- params:
-- cardinality: many
SELECT abs(stars) AS a, abs(score) AS b, round(score, 1) AS c, max(stars, age) AS d, min(stars, 1) AS e, unicode(body) AS f, char(65) AS g, random() AS h, date('now') AS i, date(made_at) AS j, datetime() AS k, julianday(made_at) AS l, strftime('%Y', made_at) AS m, printf('%d', stars) AS n FROM users, notes;

-- name: json :many
-- expect: a any null, b text null, c any null, d text notnull, e text notnull
-- params:
-- cardinality: many
SELECT json_extract(extra, '$.a') AS a, extra -> 'a' AS b, extra ->> 'a' AS c, json_object('a', stars) AS d, json_array(1, 2) AS e FROM users, notes WHERE extra IS NULL;

-- name: aggregates :one
-- expect: a int64 notnull, b int64 null, c double null, d double notnull, e double null, f text null, g double null, h text null, i double null
-- params:
-- cardinality: one
SELECT count(*) AS a, sum(stars) AS b, sum(price) AS c, total(stars) AS d, avg(stars) AS e, min(body) AS f, max(price) AS g, group_concat(body) AS h, total(price) AS i FROM notes WHERE stars < 100;

-- name: groups :many
-- expect: user_id int64 notnull, a int64 notnull, b int64 notnull, c double null, d double notnull, e text notnull, f double null, g text notnull
-- params:
-- cardinality: many
SELECT user_id, count(price) AS a, sum(stars) AS b, sum(price) AS c, avg(stars) AS d, min(body) AS e, max(price) AS f, group_concat(body) AS g FROM notes WHERE stars < 100 GROUP BY user_id;

-- name: bare_column :one
-- expect: body text null, n int64 notnull
-- params:
-- cardinality: one
SELECT body, count(*) AS n FROM notes;

-- name: bare_in_group :many
-- expect: body text notnull, n int64 notnull
-- params:
-- cardinality: many
SELECT body, count(*) AS n FROM notes GROUP BY user_id;

-- name: filter :many
-- expect: a int64 null, b int64 notnull
-- params:
-- cardinality: many
SELECT sum(stars) FILTER (WHERE price > 0) AS a, count(*) FILTER (WHERE price > 0) AS b FROM notes WHERE stars < 100 GROUP BY user_id;

-- name: literals :one
-- expect: a int64 notnull, b double notnull, c text notnull, d blob notnull, e null null, f int64 notnull, g int64 notnull, h double notnull, i int64 notnull, j int64 notnull, k double notnull
-- params:
-- cardinality: one
SELECT 1 AS a, 1.0 AS b, 'x' AS c, x'00' AS d, NULL AS e, TRUE AS f, 9223372036854775807 AS g, 9223372036854775808 AS h, -9223372036854775808 AS i, 0x10 AS j, 1e3 AS k;

-- name: rowids :many
-- expect: a int64 notnull, b int64 notnull, c int64 notnull, d int64 notnull
-- params:
-- cardinality: many
SELECT rowid AS a, _rowid_ AS b, oid AS c, notes.rowid AS d FROM notes;

-- name: primary_key_may_be_null :many
-- expect: key text null
-- params:
-- cardinality: many
SELECT key FROM notes;

-- name: names :many
-- expect: id int64 notnull, handle text notnull, age + 1 int64 null, score double notnull
-- params:
-- cardinality: many
SELECT ID, users.Handle, age + 1, u.score FROM users JOIN (SELECT score FROM users) u;

-- name: values_list :many
-- expect: column1 int64 notnull, column2 text null
-- params:
-- cardinality: many
VALUES (1, 'a'), (2, NULL);

-- name: reals_or_integers :one
-- expect: a double notnull, b double null, c any null, d double null
-- params:
-- cardinality: one
SELECT coalesce(price, 0) * 2 AS a, sum(coalesce(price, 0)) AS b, coalesce(price, 0) / stars AS c, coalesce(price, 0) + score AS d FROM users, notes;

-- name: replaced :many
-- expect: a text notnull, b any notnull, c blob null, d text notnull
-- params:
-- cardinality: many
SELECT replace(body, 'a', 'b') AS a, replace(stars, '1', '2') AS b, substr(avatar, 1, 1) AS c, substr(stars, 1) AS d FROM users, notes WHERE avatar IS NOT NULL;
