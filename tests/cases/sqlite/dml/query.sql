-- dialect: sqlite

-- name: account_add :execlastid
-- params: name text notnull, kind text notnull, credit double notnull, parent int64 null, extra any null
-- cardinality: none
INSERT INTO account (name, kind, credit, parent, extra) VALUES (?, ?, ?, ?, ?);

-- name: account_default :exec
-- params: name text notnull
-- cardinality: none
INSERT INTO account (name) VALUES (?);

-- name: account_all :exec
-- params: id int64 notnull, name text notnull, kind text notnull, credit double notnull, parent int64 null, extra any null, at text notnull
-- cardinality: none
INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: entry_add_two :execrows
-- params: a int64 notnull, x int64 notnull, memo text null, y int64 notnull
-- cardinality: none
INSERT INTO entry VALUES (:a, 1, :x, :memo), (:a, 2, :y, NULL);

-- name: or_replace :exec
-- params: id int64 notnull, name text notnull
-- cardinality: none
INSERT OR REPLACE INTO account (id, name) VALUES (?, ?);

-- name: or_ignore :exec
-- params: name text notnull, credit double notnull
-- cardinality: none
INSERT OR IGNORE INTO account (name, credit) VALUES (:name, :credit);

-- name: from_select :exec
-- params: kind text notnull
-- cardinality: none
INSERT INTO entry SELECT id, 7, 1, name FROM account WHERE kind = :kind;

-- name: rename_account :execrows
-- params: name text notnull, parent int64 null, extra any null, id int64 notnull
-- cardinality: none
UPDATE account SET name = :name, parent = :parent, extra = :extra WHERE id = :id;

-- name: add_credit :exec
-- params: amount double notnull, limit double notnull, pattern text notnull
-- cardinality: none
UPDATE account SET credit = credit + :amount, kind = CASE WHEN credit > :limit THEN 'bot' ELSE kind END WHERE name LIKE :pattern;

-- name: from_subquery :exec
-- params:
-- cardinality: none
UPDATE account SET parent = (SELECT MAX(id) FROM account WHERE kind = 'bot'), extra = NULL;

-- name: drop_one :execrows
-- params: id int64 notnull
-- cardinality: none
DELETE FROM account WHERE id = ?;

-- name: drop_in :exec
-- params: low double notnull, memo text null
-- cardinality: none
DELETE FROM entry WHERE account_id IN (SELECT id FROM account WHERE credit < :low) OR memo IS :memo;

-- name: find :one
-- expect: id int64 notnull, credit double notnull, parent int64 null, extra any null
-- params: name text notnull, kind text null
-- cardinality: optional
SELECT id, credit, parent, extra FROM account WHERE name = :name AND (:kind IS NULL OR kind = :kind);

-- name: page :many
-- expect: id int64 notnull, name text notnull
-- params: n int64 notnull, skip int64 notnull
-- cardinality: many
SELECT id, name FROM account ORDER BY name LIMIT :n OFFSET :skip;
