-- name: on_day :many
-- schemac: param at int64
SELECT id FROM event WHERE at = :at;

-- name: resize :exec
-- schemac: param seats int32
UPDATE event SET seats = :seats WHERE id = :id;

-- name: whatever :many
-- schemac: param e enum
SELECT id FROM event WHERE :e IS NULL;
