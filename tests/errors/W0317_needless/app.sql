-- name: events :many
-- schemac: column title not null, column id not null, column seats uint16
SELECT id, title, seats FROM event;

-- name: event_at :many
-- schemac: param at datetime, param id not null
SELECT id FROM event WHERE at = :at AND id > :id;
