-- engines: mariadb mysql (Dolt's CHAR and CONVERT are other functions)
-- USING says what comes: text, or bytes for the character set binary. Without it CHAR() gives bytes, and leaves NULLs out.

-- name: char_using :many
-- expect: a text null, b blob null, c blob notnull
SELECT CHAR(n USING utf8mb4) AS a, CHAR(65 USING binary) AS b, CHAR(n, 65) AS c FROM t;

-- name: convert_using :many
-- expect: a text notnull, b blob notnull
SELECT CONVERT(v USING latin1) AS a, CONVERT(v USING binary) AS b FROM t;

-- name: cast_charset :many
-- expect: a text notnull, b blob notnull
SELECT CAST(v AS CHAR CHARACTER SET utf8mb4) AS a, CAST(v AS CHAR CHARACTER SET binary) AS b FROM t;

-- name: bytes_to_text :many
-- expect: a text null, b text null, c text notnull, d text notnull
SELECT CAST(b AS CHAR) AS a, CONVERT(b USING utf8mb4) AS b, CAST(v AS CHAR(3)) AS c, CAST(y AS CHAR) AS d FROM t;
