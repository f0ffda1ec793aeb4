-- engines: mariadb mysql dolt (SQLite takes dates and times in one form alone)
-- How dates and times are written in a DEFAULT is the author's choice: a server writes them in its own form.

-- name: one :one
-- expect: t1 time null, d1 date null, d2 datetime null, y1 year null
SELECT t1, d1, d2, y1 FROM t WHERE id = 1;
