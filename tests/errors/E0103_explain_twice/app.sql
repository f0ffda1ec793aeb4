-- name: twice
EXPLAIN EXPLAIN SELECT id FROM t;

-- name: a_table
DESCRIBE DESC t;

-- name: no_format
EXPLAIN =JSON SELECT id FROM t;

-- name: begun
START READ ONLY;
