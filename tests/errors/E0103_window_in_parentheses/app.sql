-- name: ordered
SELECT ROW_NUMBER() OVER ORDER BY id FROM t;

-- name: parted
SELECT id, SUM(n) OVER PARTITION BY n ORDER BY id AS total FROM t;

-- name: an_alias
SELECT (n) over FROM t ORDER BY over;
