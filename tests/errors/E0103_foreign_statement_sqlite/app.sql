-- name: show
SHOW TABLES;
-- name: truncate_table
TRUNCATE TABLE t;
-- name: call
CALL p(1);
-- name: merge
MERGE INTO t USING u ON 1 = 1;
-- name: set
SET x = 1;
-- name: describe
DESCRIBE t;
-- name: start
START TRANSACTION;
-- name: use
USE shop;
