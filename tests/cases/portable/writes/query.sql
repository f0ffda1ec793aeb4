-- dialect: postgres
-- target: sqlite,mysql

-- name: several_at_once :exec
-- params: worker text null, tries int32 notnull, id int32 notnull
UPDATE job SET (worker, tries) = (:worker, :tries), price = 5 WHERE id = :id;
-- name: oldest_free :exec
-- params:
UPDATE job SET tries = tries + 1, worker = 'me' WHERE id = (SELECT j.id FROM job j WHERE j.worker IS NULL ORDER BY j.at LIMIT 1);
-- name: free_ones :exec
-- params:
UPDATE job SET tries = tries + 1 WHERE id IN (SELECT id FROM job WHERE worker IS NULL ORDER BY at LIMIT 5);
-- name: all_but_the_last :exec
-- params:
DELETE FROM job WHERE EXISTS (SELECT 1 FROM job j WHERE j.kind = job.kind AND j.id > job.id);
-- name: more_than_average :exec
-- params:
UPDATE job SET tries = 0 WHERE tries > (SELECT max(j.tries) - 2 FROM job j WHERE j.kind = job.kind);
-- name: in_order :many
-- expect: id int32 notnull
-- params: at timestamp notnull, id int32 notnull
SELECT id FROM job WHERE (at, id) > (:at, :id) ORDER BY at, id;
-- name: in_order_with_nulls :many
-- expect: id int32 notnull, a bool null, b bool null, c bool null
SELECT id, (worker, tries) < ('w', 3) AS a, (price, tries, id) >= (1.25, 0, 1) AS b, NOT (tries, price) <= (2, 0) AS c FROM job ORDER BY id;
-- name: some_ids :many
-- expect: id int32 notnull, at timestamp notnull
SELECT id, at FROM job WHERE id IN (SELECT id FROM job ORDER BY at DESC, id LIMIT 2) ORDER BY id;
-- name: first_of_kind :many
-- expect: name text notnull
SELECT name FROM kind WHERE name NOT IN (SELECT kind FROM job ORDER BY at, id LIMIT 1) ORDER BY name;
-- name: locked :many
-- expect: id int32 notnull, tries int32 notnull
SELECT id, tries FROM job WHERE worker IS NULL ORDER BY id LIMIT 1
FOR UPDATE
SKIP LOCKED;
-- name: locked_for_reading :many
-- expect: id int32 notnull
SELECT id FROM job WHERE id = 2 FOR SHARE;
-- name: by_constraint :exec
-- params: name text notnull, weight int32 notnull
INSERT INTO kind (name, weight) VALUES (:name, :weight) ON CONFLICT ON CONSTRAINT kind_name DO UPDATE SET weight = EXCLUDED.weight, note = 'again';
