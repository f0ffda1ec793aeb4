-- engines: mysql mariadb (Dolt writes no views)
-- name: inserted :exec
-- params: label text notnull, cost decimal null
INSERT INTO cheap (label, cost) VALUES (?, ?);

-- name: changed :exec
-- params: cost decimal null, nr int32 notnull
UPDATE nested SET cost = ? WHERE nr = ?;

-- name: one_column :exec
-- params: name text notnull, id int32 notnull
UPDATE computed SET name = ? WHERE id = ?;

-- name: deleted :exec
-- params: label text notnull
DELETE FROM cheap WHERE label = ?;

-- name: groups :exec
-- expect-error: E0217 20:8
UPDATE counted SET name = 'x';

-- name: an_expression :exec
-- expect-error: E0308 24:21
UPDATE computed SET doubled = 1;

-- name: into_an_expression :exec
-- expect-warning: W0102 28:13
INSERT INTO computed (id, name) VALUES (1, 'x');

-- name: left_out :exec
-- expect-error: E0304 32:13
INSERT INTO prices (price) VALUES (1);

-- name: null_to_not_null :exec
-- expect-error: E0305 36:26
UPDATE cheap SET label = (NULL);

-- name: no_such_column :exec
-- expect-error: E0203 40:18
UPDATE cheap SET name = 'x';
