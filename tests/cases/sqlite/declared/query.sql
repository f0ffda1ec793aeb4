-- dialect: sqlite
-- engines: none (the functions and the collation are the application's)
-- collations: unicase
-- function: uuid4() text not null
-- function: title_sort(text) text
-- function: title_sort(text, text) text not null
-- function: jconcat(text, any...) text not null
-- function: sortconcat(int64, any) text aggregate

-- name: scalars :many
-- expect: u text notnull, s text null, t text notnull, j text notnull
-- params: language text notnull
SELECT uuid4() AS u, TITLE_SORT(title) AS s, title_sort(title, :language) AS t, jconcat('x', id, author) AS j FROM books;

-- name: by_title :one
-- expect: id int64 notnull, sort text null
-- params: title text notnull
-- cardinality: optional
SELECT id, sort FROM books WHERE title = :title ORDER BY author COLLATE UNICASE;

-- name: grouped :many
-- expect: author text null, all_titles text null
SELECT author, sortconcat(id, title) AS all_titles FROM books GROUP BY author;

-- name: misplaced :many
-- expect-error: E0207 27:28
SELECT id FROM books WHERE sortconcat(id, title) = 'x';

-- name: arity :many
-- expect-error: E0205 31:8
SELECT title_sort() FROM books;

-- name: unknown_collation :many
-- expect-error: E0213 35:46
SELECT id FROM books ORDER BY author COLLATE unicode;
