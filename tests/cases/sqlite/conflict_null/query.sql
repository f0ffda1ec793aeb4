-- dialect: sqlite

-- OR REPLACE writes a column's default for a NULL that it may not hold; OR IGNORE passes the row over.

-- name: replaced :exec
-- params: at text null, who text notnull
INSERT OR REPLACE INTO seen (id, at, who) VALUES (1, NULL, 'a'), (2, :at, :who);

-- name: replace_into :exec
-- params: who text notnull
REPLACE INTO seen (id, at, who) VALUES (1, NULL, :who);

-- name: update_replaced :exec
-- params:
UPDATE OR REPLACE seen SET at = NULL;

-- name: ignored :exec
-- params:
INSERT OR IGNORE INTO seen (id, at, who) VALUES (1, NULL, NULL);

-- name: without_default :exec
-- expect-error: E0305 23:61
INSERT OR REPLACE INTO seen (id, at, who) VALUES (1, 'now', NULL);

-- name: plain :exec
-- expect-error: E0305 27:43
INSERT INTO seen (id, at, who) VALUES (1, NULL, 'a');
