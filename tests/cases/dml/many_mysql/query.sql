-- name: ids_told :exec
-- many: ids
INSERT INTO item (code, n) VALUES (:code, :n);

-- name: ids_left :exec
-- many: ids
INSERT INTO item (id, code) VALUES (NULL, :code);

-- name: ids_left_too :exec
-- many: ids
INSERT INTO item VALUES (DEFAULT, :code, 1, NOW(3), 'x)(?');

-- name: ids_written :exec
-- many: yes
INSERT INTO item (code, ID) VALUES (:code, :id);

-- name: no_ids :exec
-- many: yes
INSERT INTO pair VALUES (:a, DEFAULT);

-- name: may_leave_out :exec
-- many: yes
INSERT IGNORE INTO item (code) VALUES (:code);

-- name: replaced :exec
-- many: ids
REPLACE INTO item (code, n) VALUE (:code, (:n + 1) * 2);

-- name: upsert :execrows
-- many: yes
INSERT INTO item (code, n, `values`) VALUES (:code, /* a ) ? */ :n, ':x') -- ( ?
ON DUPLICATE KEY UPDATE n = VALUES(n), `values` = CONCAT(`values`, 'VALUES (');

-- name: used_twice :exec
-- many: yes
INSERT INTO pair (a, b) VALUES (:a, :a);

-- name: outside :exec
-- many: no
INSERT INTO item (code, n) VALUES (:code, :n) ON DUPLICATE KEY UPDATE n = :n;

-- name: two_rows :exec
-- many: no
INSERT INTO item (code) VALUES (:code), (:other);

-- name: set_form :exec
-- many: no
INSERT INTO item SET code = :code;

-- name: from_select :exec
-- many: no
INSERT INTO item (code) SELECT :code;

-- name: nothing_given :exec
-- many: no
INSERT INTO item (code) VALUES ('x');

-- name: with_subquery :exec
-- many: no
INSERT INTO item (code, n) VALUES (:code, (SELECT MAX(a) FROM pair));

-- name: id_of_the_last :exec
-- many: no
INSERT INTO pair (a, b) VALUES (LAST_INSERT_ID(), :b);

-- name: updated :exec
-- many: no
UPDATE item SET code = :code WHERE id = :id;
