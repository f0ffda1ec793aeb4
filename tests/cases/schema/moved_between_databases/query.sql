-- flavour: mysql
-- engines: mysql
-- databases: schemac_there schemac_here
-- name: moved :many
-- expect: id int32 notnull, text text notnull, more int32 null
SELECT * FROM schemac_here.remarks;

-- name: joined :many
-- expect: text text notnull
SELECT r.text FROM schemac_here.others AS o JOIN schemac_here.remarks AS r ON r.id = o.note;

-- name: gone :many
-- expect-error: E0201 14:18
SELECT text FROM notes;
