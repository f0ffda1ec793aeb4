-- name: twice
EXPLAIN EXPLAIN SELECT id FROM t;

-- name: a_table
DESCRIBE DESC t;
