-- name: unborn :many
/* schemac: many, allow W03020 */
SELECT id FROM author WHERE born = NULL;
