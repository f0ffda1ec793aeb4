-- flavour: mysql
-- engines: none (it makes and uses a database of its own, and its rows are bytes)
-- name: books :many
-- expect: id int64 notnull, title text notnull, author text notnull
SELECT id, title, author FROM book_list;

-- name: columns_of_every_type :many
-- expect: id uint32 notnull, kind enum notnull, flags set null, bio text null, photo blob null, score decimal notnull, weight float null, bits bit null, token blob null, active int8 notnull, big uint64 null, y year null, t time null, at datetime null, seen timestamp notnull, upper_name text notnull, twice decimal notnull
SELECT id, kind, flags, bio, photo, score, weight, bits, token, active, big, y, t, at, seen, upper_name, twice FROM author;

-- name: odd_names :many
-- expect: select int32 notnull, from text null
SELECT `select`, `from` FROM `odd ``name`;

-- name: of_two_views :many
-- expect: title text notnull
SELECT title FROM old_books;

-- name: no_such_book :many
-- expect-error: E0203 21:8
SELECT titel FROM book;
