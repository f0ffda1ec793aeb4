-- name: no_such_day
SELECT id FROM t WHERE day > DATE '2023-02-30';
-- name: no_digits
SELECT DATE 'today' AS d;
-- name: no_time_in_a_date
SELECT DATE '2023-02-28 10:00:00' AS d;
-- name: no_time_in_a_timestamp
SELECT TIMESTAMP '2023-02-28' AS d;
-- name: no_such_minute
SELECT TIME '10:60' AS d;
-- name: no_such_hour
SELECT TIMESTAMP '2023-02-28 25:00:00' AS d;
-- name: all_right
SELECT DATE '2023-2-8' AS a, TIME '838:59:59' AS b, TIMESTAMP '2024-02-29 23:59:59.5' AS c, DATE '20230228' AS d;
