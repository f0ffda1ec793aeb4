-- name: pragma
PRAGMA foreign_keys = ON;
-- name: vacuum
VACUUM;
-- name: exec_procedure
EXEC p 1;
-- name: merge
MERGE INTO author USING book ON 1 = 1;
-- name: attach
ATTACH 'x' AS y;
