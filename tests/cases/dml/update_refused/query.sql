-- name: unknown_column :many
-- expect-error: E0203 3:19
UPDATE orders SET totl = 1;

-- name: set_null :many
-- expect-error: E0305 7:27
UPDATE orders SET total = NULL;

-- name: no_member :many
-- expect-error: E0306 11:28
UPDATE orders SET status = 'gone' WHERE id = 1;

-- name: unknown_in_where :many
-- expect-error: E0203 15:26
DELETE FROM orders WHERE custmer_id = 1;

-- name: no_member_compared :exec
-- expect-warning: W0313 19:35
DELETE FROM orders WHERE status = 'gone';

-- name: aggregate_set :many
-- expect-error: E0207 23:27
UPDATE orders SET total = SUM(total);
