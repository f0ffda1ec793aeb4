-- dialect: sqlite
-- In a key, what is quoted like a string is the name of a column.

-- name: by_rowid :one
-- expect: email text notnull
-- cardinality: optional
SELECT email FROM users WHERE id = :id;

-- name: new_user :one
-- expect: id int64 notnull
-- params: email text notnull, team int64 notnull, seat int64 notnull
INSERT INTO users (email, team, seat) VALUES (:email, :team, :seat) RETURNING id;

-- name: by_email :one
-- expect: id int64 notnull
-- cardinality: optional
SELECT id FROM users WHERE email = :email;

-- name: by_seat :one
-- expect: id int64 notnull
-- cardinality: optional
SELECT id FROM users WHERE team = :team AND seat = :seat;

-- name: by_key :one
-- expect: user int64 null
-- cardinality: optional
SELECT user FROM notes WHERE k = :k;

-- name: by_user :one
-- expect: k text notnull
-- cardinality: optional
SELECT k FROM notes WHERE user = :user;
