-- name: taken :exec
UPDATE rich SET name = :name, pay = :pay WHERE id = :id;
-- name: no_trigger_for_it :exec
UPDATE rich SET name = :name WHERE id = :id;
-- name: upsert_of_a_view :exec
INSERT INTO rich (name, pay) VALUES (:name, :pay) ON CONFLICT DO NOTHING;
-- name: upsert_of_a_virtual_table :exec
INSERT INTO docs (title) VALUES (:title) ON CONFLICT DO NOTHING;
-- name: returning_of_a_virtual_table :many
UPDATE docs SET title = :title WHERE rowid = :id RETURNING body;
-- name: deleted_of_a_virtual_table :many
DELETE FROM docs RETURNING title;
-- name: function :exec
DELETE FROM json_each;
-- name: own_table :exec
UPDATE sqlite_schema SET sql = '' WHERE name = 'emp';
