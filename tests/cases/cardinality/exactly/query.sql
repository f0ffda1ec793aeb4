-- target: mysql,sqlite

-- name: by_key :exactly_one
-- expect: email text notnull
-- params: id int32 notnull
-- cardinality: one
-- exactly: yes
SELECT email FROM account WHERE id = :id;

-- name: in_a_comment
-- expect: email text notnull
-- cardinality: one
-- exactly: yes
SELECT /* schemac: exactly_one, row only_email */ email FROM account WHERE id = ?;

-- name: proved_anyway :exactly_one
-- expect: n int64 notnull
-- cardinality: one
-- exactly: yes
SELECT COUNT(*) AS n FROM account;

-- name: or_none :one
-- cardinality: optional
-- exactly: no
SELECT email FROM account WHERE id = :id;

-- name: proved_alone
-- cardinality: one
-- exactly: no
SELECT COUNT(*) AS n FROM account;

-- name: of_a_team :exactly_one
-- expect: email text notnull
-- expect-warning: W0301 32:20
-- cardinality: one
-- exactly: yes
SELECT email FROM account WHERE team = :team;

-- name: none_comes :exactly_one
-- expect-error: E0311 39:21
DELETE FROM account WHERE id = :id;
