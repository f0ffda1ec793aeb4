-- name: columns_of :many
PRAGMA table_inf(events);
